package io.remanso.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import io.remanso.responder.forget.FakeMemory;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.CommitPoint;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.recovery.FailedParts;
import io.remanso.responder.recovery.Offsets;
import io.remanso.responder.recovery.SideTopics;
import io.remanso.testkit.LogNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a new owner reads of a partition before it starts, and for how long.
 */
class SideTopicsTest {

	private static final int PARTITION = 9;

	private static final int ANOTHER = 10;

	private final String group = "group-" + UUID.randomUUID();

	private final Kafka kafka = new Kafka();

	private final KafkaClients clients = new KafkaClients(
			new ResponderProperties.Kafka(this.kafka.bootstrapServers(), "one", this.group, Duration.ofSeconds(6)));

	private final Admin admin = this.clients.admin();

	private final Forgetting forgetting = new Forgetting(new FakeMemory(), LogNames.IDS, new FakeTime().waiting(),
			new SimpleMeterRegistry());

	private final SideTopics sideTopics = new SideTopics(this.clients::reader, new Offsets(this.admin, this.group),
			this.forgetting, new FailedParts(new SimpleMeterRegistry()));

	private final Tenure tenure = new Tenure(PARTITION, Instant.now());

	@AfterEach
	void stop() throws InterruptedException {
		this.sideTopics.stop();
		this.forgetting.stop();
		this.admin.close();
		this.kafka.close();
	}

	@Test
	void shouldReadOutcomesFromTheBeginningWhereNothingIsCommitted() {
		String before = reply();
		open();
		assertThat(this.tenure.progress()).containsKey(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "of somebody else", "outcomes=", "outcomes=many" })
	void shouldReadOutcomesFromTheBeginningWhereTheCommitDoesNotSayWhere(String metadata) throws Exception {
		String before = reply();
		commit(new OffsetAndMetadata(0, metadata));
		open();
		assertThat(this.tenure.progress()).containsKey(before);
	}

	@Test
	void shouldReadOutcomesFromWhereTheCommitSays() throws Exception {
		String before = reply();
		commit(new CommitPoint(0, end(Topics.OUTCOMES)).toKafka());
		String after = reply();
		open();
		assertThat(this.tenure.progress()).containsKey(after).doesNotContainKey(before);
	}

	// As where the topic was made anew: what the commit says is of the old one.
	@Test
	void shouldReadOutcomesFromTheBeginningWhereTheCommitPointsBeyondTheirEnd() throws Exception {
		String before = reply();
		commit(new CommitPoint(0, end(Topics.OUTCOMES) + 1_000_000).toKafka());
		open();
		assertThat(this.tenure.progress()).containsKey(before);
	}

	@Test
	void shouldReadWhatIsLeftOfOutcomesWhereTheCommitPointsBeforeTheirStart() throws Exception {
		String deleted = reply();
		TopicPartition outcomes = new TopicPartition(Topics.OUTCOMES.name(), PARTITION);
		this.admin.deleteRecords(Map.of(outcomes, RecordsToDelete.beforeOffset(end(Topics.OUTCOMES)))).all().get();
		commit(new CommitPoint(0, 0).toKafka());
		String left = reply();
		open();
		assertThat(this.tenure.progress()).containsKey(left).doesNotContainKey(deleted);
	}

	@Test
	void shouldTakeForInheritedWhatWasThereBeforeTheStart() throws Exception {
		long before = end(Topics.CLOSED_BUFFERS);
		open();
		assertThat(this.tenure.mayBeInherited(before - 1)).isTrue();
		assertThat(this.tenure.mayBeInherited(before)).isFalse();
	}

	@Test
	void shouldGoOnReadingStatesAndReceiptsOfThePartitionAndOfNoOther() {
		open();
		String user = user(PARTITION);
		String foreign = user(ANOTHER);
		pause(foreign);
		receipt(foreign);
		pause(user);
		receipt(user);
		Awaitility.await().until(() -> this.tenure.pauses().containsKey(user));
		Awaitility.await().until(() -> this.tenure.receipts().of(user) != null);
		assertThat(this.tenure.pauses()).doesNotContainKey(foreign);
		assertThat(this.tenure.receipts().of(foreign)).isNull();
	}

	@Test
	void shouldReadNothingMoreOfAPartitionThatHasLeft() {
		open();
		Tenure stays = new Tenure(ANOTHER, Instant.now());
		open(stays);
		this.tenure.end();
		this.sideTopics.ended(this.tenure);
		// The reading that is under way may still bring something.
		pauseAndAwait(stays);
		String user = user(PARTITION);
		pause(user);
		pauseAndAwait(stays);
		assertThat(this.tenure.pauses()).doesNotContainKey(user);
		assertThat(stays.pauses()).doesNotContainKey(user);
	}

	@Test
	void shouldBeginAgainWhereThePartitionComesBack() {
		open();
		String user = user(PARTITION);
		this.tenure.end();
		pause(user);
		Tenure again = new Tenure(PARTITION, Instant.now());
		open(again);
		assertThat(again.pauses()).containsKey(user);
	}

	@Test
	void shouldSkipRecordsWithoutAValueAndThoseThatCannotBeRead() {
		String user = user(PARTITION);
		// Not in outcomes, which all tests of the broker read.
		for (Topic<?> topic : List.of(Topics.RECEIPTS, Topics.COMMANDS, Topics.USER_STATES)) {
			this.kafka.writeBytes(topic.name(), user, null);
			this.kafka.writeBytes(topic.name(), user, "{".getBytes(UTF_8));
		}
		pause(user);
		open();
		assertThat(this.tenure.pauses()).containsKey(user);
	}

	private void open() {
		this.sideTopics.start();
		open(this.tenure);
	}

	private void open(Tenure one) {
		this.sideTopics.began(one);
		Awaitility.await("the start").atMost(Duration.ofSeconds(30)).until(one::isOpen);
	}

	// Of a turn of its own.
	private String reply() {
		String turn = UUID.randomUUID().toString();
		String user = user(PARTITION);
		this.kafka.write(Topics.OUTCOMES, user, new Outcome.ReplyGenerated(turn, user, "Hola", null, "m", 1, 1, 1, 1,
				new Memory(null, null, null, List.of()), Instant.now()));
		return turn;
	}

	private void receipt(String user) {
		this.kafka.write(Topics.RECEIPTS, user, new Receipt(user, new Chat(Gateway.META, "1", user, false), "wamid",
				Receipt.Status.DELIVERED, user, null, null, Instant.now(), Instant.now()));
	}

	private void pause(String user) {
		this.kafka.write(Topics.USER_STATES, user,
				new UserState(user, null, Map.of(), Instant.now().plusSeconds(600), Instant.now()));
	}

	private void pauseAndAwait(Tenure one) {
		String user = user(one.partition());
		pause(user);
		Awaitility.await().until(() -> one.pauses().containsKey(user));
	}

	private static String user(int partition) {
		return IntStream.generate(() -> UUID.randomUUID().hashCode())
			.mapToObj((n) -> "user" + n)
			.filter((user) -> Utils.toPositive(Utils.murmur2(user.getBytes(UTF_8))) % Topics.PARTITIONS == partition)
			.findFirst()
			.orElseThrow();
	}

	private void commit(OffsetAndMetadata committed) throws Exception {
		this.admin
			.alterConsumerGroupOffsets(this.group,
					Map.of(new TopicPartition(Topics.CLOSED_BUFFERS.name(), PARTITION), committed))
			.all()
			.get();
	}

	private long end(Topic<?> topic) throws Exception {
		TopicPartition partition = new TopicPartition(topic.name(), PARTITION);
		return this.admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get().offset();
	}

}
