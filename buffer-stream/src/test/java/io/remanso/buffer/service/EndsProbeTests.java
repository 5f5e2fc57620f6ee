package io.remanso.buffer.service;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import io.remanso.buffer.clock.InboundClock;
import io.remanso.buffer.topology.InboundEnds;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndsProbeTests {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private static final TopicPartition THIRD = new TopicPartition(Topics.INBOUND.name(), 3);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

	private final EndsProbe probe = new EndsProbe(this.consumer, InstantSource.fixed(NOW));

	EndsProbeTests() {
		Map<TopicPartition, Long> ends = new HashMap<>();
		for (int i = 0; i < Topics.PARTITIONS; i++) {
			ends.put(new TopicPartition(Topics.INBOUND.name(), i), 0L);
		}
		ends.put(THIRD, 7L);
		this.consumer.updateEndOffsets(ends);
		ends.replaceAll((partition, end) -> 0L);
		this.consumer.updateBeginningOffsets(ends);
	}

	@Test
	void shouldKnowNothingBeforeItsFirstLook() {
		assertThat(this.probe.at(3)).isNull();
	}

	@Test
	void shouldSeeThatAPartitionIsReadByWhoeverHasReadAllOfIt() {
		this.probe.look();
		assertThat(this.probe.at(3)).isEqualTo(new InboundEnds.Look(NOW.toEpochMilli(), 7, 0)).satisfies((look) -> {
			assertThat(look.isReadBy(6)).isFalse();
			assertThat(look.isReadBy(7)).isTrue();
		});
	}

	@Test
	void shouldTellWhichRecordsItsLookDidNotShow() {
		this.probe.look();
		assertThat(this.probe.lastWithout(3, 7)).isEqualTo(NOW.toEpochMilli());
		assertThat(this.probe.lastWithout(3, 6)).isEqualTo(InboundClock.NONE);
	}

	@Test
	void shouldSeeThatAPartitionIsReadWhereAllOfItIsCommitted() {
		this.consumer.commitSync(Map.of(THIRD, new OffsetAndMetadata(7)));
		this.probe.look();
		assertThat(this.probe.at(3)).satisfies((look) -> assertThat(look.isReadBy(0)).isTrue());
	}

	// The group's offsets may have expired meanwhile; what is restored has to close all
	// the same.
	@Test
	void shouldSeeThatAPartitionIsReadWhereAllOfItIsDeleted() {
		this.consumer.updateBeginningOffsets(Map.of(THIRD, 7L));
		this.probe.look();
		assertThat(this.probe.at(3)).satisfies((look) -> assertThat(look.isReadBy(0)).isTrue());
	}

	@Test
	void shouldKeepItsLastLookWhereTheBrokerDoesNotAnswer() {
		this.probe.look();
		InboundEnds.Look before = this.probe.at(3);
		this.consumer.setOffsetsException(new TimeoutException("test"));
		assertThatThrownBy(this.probe::look).isInstanceOf(TimeoutException.class);
		assertThat(this.probe.at(3)).isEqualTo(before);
	}

}
