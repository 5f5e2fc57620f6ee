package io.remanso.buffer.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.buffer.clock.InboundClock;
import io.remanso.buffer.clock.StreamClock;
import io.remanso.buffer.conversation.Rules;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.LogNames;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topology in one task, without a broker, on a wall that stands until it is moved.
 */
final class Driver implements AutoCloseable {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TopologyTestDriver driver;

	private Instant wall = START;

	private long end;

	Driver(Path stateDir) {
		this(stateDir, InstantSource.system());
	}

	Driver(Path stateDir, InstantSource watch) {
		Meters meters = new Meters(this.registry);
		Topology topology = new Topology();
		BufferTopology.addTo(topology, Rules.defaults(), meters, LogNames.IDS, watch, StreamClock::new, ends());
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "driver");
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9");
		properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
		properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
		properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
		properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
		properties.put("processing.exception.handler.global.enabled", true);
		properties.put(DeadLetterHandler.METERS, meters);
		this.driver = new TopologyTestDriver(topology, properties, START);
	}

	private InboundEnds ends() {
		return new InboundEnds() {
			@Override
			public Look at(int partition) {
				return new Look(Driver.this.wall.toEpochMilli(), Driver.this.end, 0);
			}

			@Override
			public long lastWithout(int partition, long offset) {
				return InboundClock.NONE;
			}
		};
	}

	/** From now on there is more in the partition than is read. */
	void leaveUnread() {
		this.end = Long.MAX_VALUE;
	}

	Instant now() {
		return this.wall;
	}

	/** Time passes, with the ticks that the shell would have made. */
	void pass(Duration time) {
		for (long left = time.toMillis(); left > 0; left -= ConversationProcessor.TICK.toMillis()) {
			Duration step = Duration.ofMillis(Math.min(left, ConversationProcessor.TICK.toMillis()));
			this.wall = this.wall.plus(step);
			this.driver.advanceWallClockTime(step);
		}
	}

	/** Time passes while the process stands. */
	void stand(Duration time) {
		this.wall = this.wall.plus(time);
		this.driver.advanceWallClockTime(time);
	}

	void post(InboundEvent event) {
		send(Topics.INBOUND, event.userId(), event);
	}

	<V> void send(Topic<V> topic, String userId, V value) {
		this.driver.createInputTopic(topic.name(), new StringSerializer(), topic.serde().serializer())
			.pipeInput(userId, value, this.wall);
	}

	void sendBytes(Topic<?> topic, String userId, byte @Nullable [] value) {
		this.driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
			.pipeInput(userId, value, this.wall);
	}

	/** What the topic got since it was read last; of a tombstone null. */
	<V> List<V> read(Topic<V> topic) {
		return this.driver.createOutputTopic(topic.name(), new StringDeserializer(), topic.serde().deserializer())
			.readValuesToList();
	}

	List<TestRecord<byte[], byte[]>> readDeadLetters() {
		return this.driver.createOutputTopic(Topics.DLQ, new ByteArrayDeserializer(), new ByteArrayDeserializer())
			.readRecordsToList();
	}

	double counted(String counter) {
		return this.registry.counter(counter).count();
	}

	double openBuffers() {
		return this.registry.get("remanso.buffers.open").gauge().value();
	}

	long rows(String store) {
		long rows = 0;
		try (KeyValueIterator<Object, Object> all = this.driver.getKeyValueStore(store).all()) {
			while (all.hasNext()) {
				all.next();
				rows++;
			}
		}
		return rows;
	}

	@Override
	public void close() {
		this.driver.close();
	}

}
