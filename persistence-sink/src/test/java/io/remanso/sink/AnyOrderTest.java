package io.remanso.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Disposition;
import io.remanso.sink.decode.Decoded;
import io.remanso.sink.decode.RecordDecoder;
import io.remanso.sink.forget.Forgetting;
import io.remanso.sink.row.Row;
import io.remanso.sink.table.Tables;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables depend on what is in the topics, not on which partition is read first nor on
 * how its records fall into batches.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyOrderTest {

	private static final int USERS = 6;

	private final SingleConnectionDataSource database = new SingleConnectionDataSource(Backends.database().jdbcUrl(),
			true);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database);

	private final RecordDecoder decoder = new RecordDecoder();

	@BeforeAll
	void create() {
		Schema.create(this.database);
	}

	@AfterAll
	void close() {
		this.database.destroy();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void shouldGiveTheSameRowsInEveryOrderOfPartitions(long seed) {
		Map<String, List<ConsumerRecord<byte[], byte[]>>> partitions = history();
		var expected = written(partitions.values().stream().flatMap(List::stream).toList(), new Random(0));
		assertThat(written(interleaved(partitions, new Random(seed)), new Random(seed))).as("seed %d", seed)
			.isEqualTo(expected);
	}

	/** What the tables hold after these records, from empty ones on. */
	private Map<String, List<Map<String, @Nullable Object>>> written(List<ConsumerRecord<byte[], byte[]>> records,
			Random random) {
		this.jdbc.execute("truncate " + String.join(", ", SinkFixture.TABLES));
		Tables tables = new Tables(this.jdbc);
		Forgetting forgetting = new Forgetting(this.jdbc);
		List<Row> batch = new ArrayList<>();
		for (ConsumerRecord<byte[], byte[]> record : records) {
			switch (this.decoder.decode(record)) {
				case Decoded.Rows rows -> batch.addAll(rows.rows());
				case Decoded.Poison poison -> throw new AssertionError(poison.error());
			}
			if (random.nextInt(8) == 0) {
				forgetting.around(batch, tables::write);
				batch.clear();
			}
		}
		forgetting.around(batch, tables::write);
		return dump(this.jdbc);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void shouldForgetTheSameInEveryOrderOfPartitions(long seed) {
		Map<String, List<ConsumerRecord<byte[], byte[]>>> partitions = historyWithOrdersToForget();
		var expected = written(partitions.values().stream().flatMap(List::stream).toList(), new Random(0));
		assertThat(written(interleaved(partitions, new Random(seed)), new Random(seed))).as("seed %d", seed)
			.isEqualTo(expected);
	}

	private static Map<String, List<ConsumerRecord<byte[], byte[]>>> history() {
		Recorder recorder = new Recorder();
		for (int i = 0; i < USERS; i++) {
			Events events = new Events();
			String user = events.user();
			turn(recorder, events, "t" + user, "conv_shared" + (i % 2));
			recorder.add(Topics.OUTCOMES, user, events.answered("u" + user, "conv_" + user));
			recorder.add(Topics.OUTCOMES, user,
					events.answered("v" + user, (i % 3 == 0) ? null : "conv_end" + (i % 2)));
			recorder.add(Topics.COMMANDS, user, events.oldThread("thread_" + (i % 3), Events.START.plusSeconds(i % 2)));
		}
		return recorder.partitions;
	}

	// A third of the users writes again afterwards; the turn's end and its receipts are
	// younger than the order.
	private static Map<String, List<ConsumerRecord<byte[], byte[]>>> historyWithOrdersToForget() {
		Recorder recorder = new Recorder();
		for (int i = 0; i < USERS; i++) {
			Events events = new Events();
			String user = events.user();
			turn(recorder, events, "t" + user, "conv_t" + user);
			recorder.add(Topics.COMMANDS, user, events.oldThread("thread_" + user, Events.START));
			recorder.add(Topics.COMMANDS, user, events.forget(8));
			recorder.add(Topics.USERS, user, null);
			recorder.add(Topics.USER_STATES, user, null);
			recorder.add(Topics.OPEN_BUFFERS, user, events.after(Duration.ofSeconds(9)).openBuffer(1));
			recorder.add(Topics.OPEN_BUFFERS, user, null);
			if (i % 3 == 0) {
				turn(recorder, events.after(Duration.ofHours(1)), "n" + user, "conv_n" + user);
			}
		}
		return recorder.partitions;
	}

	private static void turn(Recorder recorder, Events events, String turn, String conversation) {
		String user = events.user();
		RecordMetadata first = recorder.add(Topics.INBOUND, user, events.message("m1", "Hola"));
		RecordMetadata second = recorder.add(Topics.INBOUND, user, events.message("m1", "Hola"));
		recorder.add(Topics.USERS, user, events.profile("An", 0));
		recorder.add(Topics.USERS, user, events.profile("Ana", 1));
		recorder.add(Topics.USER_STATES, user, events.state("es"));
		recorder.add(Topics.USER_STATES, user, events.state("en"));
		recorder.add(Topics.OPEN_BUFFERS, user, events.openBuffer(1));
		recorder.add(Topics.OPEN_BUFFERS, user, null);
		recorder.add(Topics.OPEN_BUFFERS, user, events.openBuffer(2));
		recorder.add(Topics.CLOSED_BUFFERS, user, events.closed(turn, "Hola", first));
		recorder.add(Topics.OUTCOMES, user, events.reply(turn));
		recorder.add(Topics.OUTCOMES, user, events.part(turn, "p" + turn));
		recorder.add(Topics.OUTCOMES, user, events.answered(turn, conversation));
		recorder.add(Topics.DISPOSITIONS, user, events.disposition(second, Disposition.Rule.DUPLICATE));
		recorder.add(Topics.RECEIPTS, user, events.receipt("p" + turn, Receipt.Status.READ, 30));
		recorder.add(Topics.RECEIPTS, user, events.receipt("p" + turn, Receipt.Status.SENT, 20));
		recorder.add(Topics.RECEIPTS, user, events.receipt("p" + turn, Receipt.Status.FAILED, 25));
	}

	/** Each partition's records in their order, the partitions mixed. */
	private static List<ConsumerRecord<byte[], byte[]>> interleaved(
			Map<String, List<ConsumerRecord<byte[], byte[]>>> partitions, Random random) {
		List<String> turns = new ArrayList<>();
		partitions.forEach((partition, records) -> records.forEach((record) -> turns.add(partition)));
		Collections.shuffle(turns, random);
		Map<String, Integer> next = new TreeMap<>();
		List<ConsumerRecord<byte[], byte[]>> mixed = new ArrayList<>();
		for (String partition : turns) {
			mixed.add(partitions.getOrDefault(partition, List.of()).get(next.merge(partition, 1, Integer::sum) - 1));
		}
		return mixed;
	}

	private static Map<String, List<Map<String, @Nullable Object>>> dump(JdbcTemplate jdbc) {
		Map<String, List<Map<String, @Nullable Object>>> dump = new LinkedHashMap<>();
		for (String table : SinkFixture.TABLES) {
			dump.put(table, jdbc.queryForList("select t::text as row from " + table + " t order by 1"));
		}
		return dump;
	}

	private static final class Recorder {

		private final Map<String, List<ConsumerRecord<byte[], byte[]>>> partitions = new LinkedHashMap<>();

		<V> RecordMetadata add(Topic<V> topic, String key, @Nullable V value) {
			// Each user a partition of their own.
			int partition = Integer.parseInt(key.substring(key.length() - 2));
			List<ConsumerRecord<byte[], byte[]>> records = this.partitions.computeIfAbsent(topic.name() + partition,
					(name) -> new ArrayList<>());
			long time = Events.START.toEpochMilli();
			records.add(new ConsumerRecord<>(topic.name(), partition, records.size(), time, TimestampType.CREATE_TIME,
					1, 1, key.getBytes(StandardCharsets.UTF_8), topic.serde().serialize(value), new RecordHeaders(),
					Optional.empty()));
			return new RecordMetadata(new TopicPartition(topic.name(), partition), records.size() - 1L, 0, time, 1, 1);
		}

	}

}
