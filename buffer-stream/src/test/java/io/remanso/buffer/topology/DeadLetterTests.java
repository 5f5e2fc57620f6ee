package io.remanso.buffer.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.wire.EventHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that cannot be read or worked on, and the records after them.
 */
class DeadLetterTests {

	private static final Inbounds ANA = Inbounds.whapi("573000000001");

	private final Driver driver;

	DeadLetterTests(@TempDir Path stateDir) {
		this.driver = new Driver(stateDir);
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void shouldPutWhatCannotBeReadToTheDlqWithItsPlaceAndGoOn() {
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		byte[] poison = "{\"kind\":\"message\"".getBytes(StandardCharsets.UTF_8);
		this.driver.sendBytes(Topics.INBOUND, ANA.userId(), poison);
		this.driver.post(ANA.text("b", "hola", this.driver.now()));
		assertThat(this.driver.readDeadLetters()).singleElement().satisfies((letter) -> {
			assertThat(letter.value()).isEqualTo(poison);
			assertThat(place(letter)).containsExactly("whatsapp.inbound", "0", "1", "buffer-stream");
		});
		this.driver.pass(Duration.ofSeconds(6));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).singleElement()
			.satisfies((turn) -> assertThat(turn.messages()).extracting(TurnMessage::id).containsExactly("a", "b"));
	}

	@Test
	void shouldPutWhatCannotBeWorkedOnToTheDlqWithItsPlaceAndGoOn() {
		this.driver.sendBytes(Topics.COMMANDS, ANA.userId(), null);
		this.driver.post(ANA.text("a", "hola", this.driver.now()));
		assertThat(this.driver.readDeadLetters()).singleElement().satisfies((letter) -> {
			assertThat(letter.key()).isEqualTo(ANA.userId().getBytes(StandardCharsets.UTF_8));
			assertThat(place(letter)).containsExactly("whatsapp.commands", "0", "0", "buffer-stream");
			assertThat(EventHeaders.get(letter.headers(), DeadLetter.ERROR)).isEqualTo("a record without a value");
		});
		this.driver.pass(Duration.ofSeconds(6));
		assertThat(this.driver.read(Topics.CLOSED_BUFFERS)).hasSize(1);
	}

	@Test
	void shouldPassOverAndCountAnOutcomeThatANewerResponderWrote() {
		this.driver.sendBytes(Topics.OUTCOMES, ANA.userId(),
				"""
						{"kind":"added_later","turn_id":"t","user_id":"%s","at":"2026-11-24T10:00:00Z"}"""
					.formatted(ANA.userId())
					.getBytes(StandardCharsets.UTF_8));
		assertThat(this.driver.readDeadLetters()).isEmpty();
		assertThat(this.driver.counted("remanso.buffers.outcomes.unknown")).isEqualTo(1);
	}

	@Test
	void shouldSayWhyWithoutTheUsersWords() {
		this.driver.sendBytes(Topics.INBOUND, ANA.userId(), "mi clave es 1234".getBytes(StandardCharsets.UTF_8));
		assertThat(this.driver.readDeadLetters()).singleElement()
			.satisfies((letter) -> assertThat(EventHeaders.get(letter.headers(), DeadLetter.ERROR))
				.contains("InboundEvent")
				.doesNotContain("clave"));
	}

	private static List<String> place(TestRecord<byte[], byte[]> letter) {
		return Stream.of(DeadLetter.SOURCE, DeadLetter.PARTITION, DeadLetter.OFFSET, DeadLetter.WORKER)
			.map((name) -> String.valueOf(EventHeaders.get(letter.headers(), name)))
			.toList();
	}

}
