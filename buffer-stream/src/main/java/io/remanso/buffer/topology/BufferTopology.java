package io.remanso.buffer.topology;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import io.remanso.buffer.clock.InboundClock;
import io.remanso.buffer.clock.StreamClock;
import io.remanso.buffer.conversation.Rules;
import io.remanso.buffer.conversation.StateMachine;
import io.remanso.buffer.store.StateStores;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.LogId;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One sub-topology: what concerns a user lies in one partition number of all topics, so
 * it meets in one task. Never a session window: a quiet partition would not close its
 * last one.
 */
public final class BufferTopology {

	private static final List<Topic<?>> SOURCES = List.of(Topics.INBOUND, Topics.PRESENCES, Topics.OUTCOMES,
			Topics.COMMANDS);

	private static final List<Topic<?>> SINKS = List.of(Topics.CLOSED_BUFFERS, Topics.DISPOSITIONS, Topics.USERS,
			Topics.USER_STATES, Topics.OPEN_BUFFERS);

	private static final String PROCESSOR = "conversations";

	private BufferTopology() {
	}

	/** Add it to a topology; its clocks go by {@code ends}. */
	public static void addTo(Topology topology, Rules rules, Meters meters, LogId names, InboundEnds ends) {
		addTo(topology, rules, meters, names, InstantSource.system(), StreamClock::new, ends);
	}

	/**
	 * The same with other times: a watch for the length of ticks, a clock for what is
	 * due.
	 */
	static void addTo(Topology topology, Rules rules, Meters meters, LogId names, InstantSource watch,
			InboundClock.Start clocks, InboundEnds ends) {
		for (Topic<?> topic : SOURCES) {
			topology.addSource(AutoOffsetReset.earliest(), topic.name(), new ReceivedTime(), new StringDeserializer(),
					topic.serde().deserializer(), topic.name());
		}
		topology.addProcessor(PROCESSOR, supplier(new StateMachine(rules), meters, names, watch, clocks, ends),
				SOURCES.stream().map(Topic::name).toArray(String[]::new));
		for (Topic<?> topic : SINKS) {
			topology.addSink(topic.name(), topic.name(), new StringSerializer(), topic.serde().serializer(), PROCESSOR);
		}
	}

	private static ProcessorSupplier<String, Object, String, Object> supplier(StateMachine machine, Meters meters,
			LogId names, InstantSource watch, InboundClock.Start clocks, InboundEnds ends) {
		ThreadLocal<CommitPace> paces = ThreadLocal.withInitial(CommitPace::new);
		return new ProcessorSupplier<>() {
			@Override
			public Processor<String, Object, String, Object> get() {
				return new ConversationProcessor(machine, meters, names, watch, clocks, ends, paces);
			}

			@Override
			public Set<StoreBuilder<?>> stores() {
				return StateStores.builders();
			}
		};
	}

}
