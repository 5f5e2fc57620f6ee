package io.remanso.buffer.service;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StreamHealthTests {

	private final List<Object> published = new ArrayList<>();

	private final StreamHealth health = new StreamHealth(this.published::add);

	@Test
	void shouldBeReadyOnceTheStreamRuns() {
		assertThat(this.health.health().getStatus()).isEqualTo(Status.DOWN);
		this.health.onChange(KafkaStreams.State.REBALANCING, KafkaStreams.State.CREATED);
		assertThat(this.health.health().getStatus()).isEqualTo(Status.DOWN);
		this.health.onChange(KafkaStreams.State.RUNNING, KafkaStreams.State.REBALANCING);
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void shouldStayReadyInALaterRebalance() {
		this.health.onChange(KafkaStreams.State.RUNNING, KafkaStreams.State.REBALANCING);
		this.health.onChange(KafkaStreams.State.REBALANCING, KafkaStreams.State.RUNNING);
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.published).isEmpty();
	}

	@Test
	void shouldSayThatTheProcessIsBrokenWhenTheStreamHasGivenUp() {
		this.health.onChange(KafkaStreams.State.ERROR, KafkaStreams.State.PENDING_ERROR);
		assertThat(this.published).singleElement()
			.isInstanceOfSatisfying(AvailabilityChangeEvent.class,
					(event) -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
	}

}
