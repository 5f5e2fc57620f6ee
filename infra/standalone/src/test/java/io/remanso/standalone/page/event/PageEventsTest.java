package io.remanso.standalone.page.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.JsonSerde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fed with the contracts' own examples.
 */
class PageEventsTest {

	private static final String USER = "573000000001";

	private static final String TURN = "5f6b7d3e-8c1e-3c55-9a39-0d3f4d6a2b10";

	static Stream<Arguments> records() {
		return Stream.of(
				Arguments.of(Topics.INBOUND, "message-text",
						new PageEvent.Wrote(USER, "AbC1.xyz-gBgTwl0rVw", "Hola, ¿tienen habitación para el sábado?", 42,
								at("30.412"))),
				Arguments.of(Topics.PRESENCES, "typing",
						new PageEvent.Typed(USER, Presence.Activity.TYPING, at("29.100"))),
				Arguments.of(Topics.OPEN_BUFFERS, "open-buffer",
						new PageEvent.Waiting(USER, 1, at("35.412"), 0, TURN, at("30.500"))),
				Arguments.of(Topics.DISPOSITIONS, "duplicate",
						new PageEvent.NotTaken(USER, "AbC1.xyz-0", Disposition.Rule.DUPLICATE, at("31"))),
				Arguments.of(Topics.OUTCOMES, "reply_generated",
						new PageEvent.Thought(USER, TURN, "gpt-5-mini", 2410, at("39.100"))),
				Arguments.of(Topics.OUTCOMES, "part_sent",
						new PageEvent.Answered(USER, TURN, 1, 1, Outcome.Purpose.REPLY, "¡Hola, Ana! Sí, tenemos.",
								"PrD2.abc-gBgTwl0rVw", at("39.100"))),
				Arguments.of(Topics.OUTCOMES, "answered",
						new PageEvent.TurnEnded(USER, TURN, PageEvent.Ending.ANSWERED, null, at("39.100"))),
				Arguments.of(Topics.OUTCOMES, "recorded",
						new PageEvent.TurnEnded(USER, TURN, PageEvent.Ending.RECORDED, null, at("39.100"))),
				Arguments.of(Topics.OUTCOMES, "suppressed",
						new PageEvent.TurnEnded(USER, TURN, PageEvent.Ending.SUPPRESSED, "takeover", at("39.100"))),
				Arguments.of(Topics.OUTCOMES, "failed",
						new PageEvent.TurnEnded(USER, TURN, PageEvent.Ending.FAILED, "model", at("39.100"))),
				Arguments.of(Topics.RECEIPTS, "delivered",
						new PageEvent.Reached(USER, "wamid.HBgL1", Receipt.Status.DELIVERED, at("40.250"))));
	}

	@ParameterizedTest
	@MethodSource("records")
	void shouldSayWhatARecordMeans(Topic<?> topic, String example, PageEvent expected) {
		assertThat(event(topic, example)).contains(expected);
	}

	@Test
	void shouldNameTheMessagesOfATurn() {
		assertThat(event(Topics.CLOSED_BUFFERS, "window")).get()
			.isInstanceOfSatisfying(PageEvent.TurnClosed.class, (turn) -> {
				assertThat(turn.messages()).containsExactly("AbC1.xyz-0", "AbC1.xyz-1");
				assertThat(turn.reason()).isEqualTo(CloseReason.WINDOW);
				assertThat(turn.answer()).isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource({ "message-image,El comprobante", "message-voice,(voice)", "message-location,Parque Lleras",
			"message-unsupported,(ephemeral)" })
	void shouldPutEveryKindOfMessageIntoWords(String example, String words) {
		assertThat(event(Topics.INBOUND, example)).get()
			.isInstanceOfSatisfying(PageEvent.Wrote.class, (wrote) -> assertThat(wrote.text()).isEqualTo(words));
	}

	@ParameterizedTest
	@ValueSource(strings = { "own_message", "reaction", "delete", "edit", "notice" })
	void shouldShowNothingOfWhatIsNoMessageOfTheUser(String example) {
		assertThat(event(Topics.INBOUND, example)).isEmpty();
	}

	@Test
	void shouldShowNothingOfAFailureBeforeItsEnd() {
		assertThat(event(Topics.OUTCOMES, "failure_decided")).isEmpty();
	}

	@Test
	void shouldReachTheBrowserInTheDialectOfTheTopics() {
		byte[] json = new JsonSerde<>(PageEvent.class)
			.serialize(new PageEvent.Waiting(USER, 1, at("35.412"), 0, null, at("30.500")));
		assertThat(new String(json, StandardCharsets.UTF_8))
			.isEqualTo("{\"kind\":\"waiting\",\"user\":\"573000000001\",\"messages\":1,"
					+ "\"deadline\":\"2026-11-24T10:15:35.412Z\",\"set_aside\":0,\"at\":\"2026-11-24T10:15:30.500Z\"}");
	}

	private static Optional<PageEvent> event(Topic<?> topic, String example) {
		String path = "/io/remanso/contracts/examples/%s/%s.json".formatted(topic.name(), example);
		try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream(path), path)) {
			return PageEvents.of(USER, topic.serde().deserialize(in.readAllBytes()), 42);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Instant at(String seconds) {
		return Instant.parse("2026-11-24T10:15:%sZ".formatted(seconds));
	}

}
