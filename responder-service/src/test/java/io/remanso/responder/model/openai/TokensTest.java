package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.testkit.LogNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What answers cost, over HTTP against the simulated API, which keeps what it has read by
 * key as the real one does.
 */
class TokensTest {

	private static final String LONG = "palabra ".repeat(200);

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Assistant assistant = OpenAiAssistants.conversations(this.model.client(),
			SimulatedModel.settings(16_000), LogNames.KEY, this.model.time().waiting(), this.model.accounts(),
			this.model.breakers(), this.meters);

	@Test
	void shouldTellHowMuchOfAConversationTheServerHadReadBefore() throws Exception {
		Reply first = this.assistant.answer(question("ana", null, LONG));
		Reply second = this.assistant.answer(question("ana", first.conversationId(), LONG));
		Reply third = this.assistant.answer(question("ana", second.conversationId(), "hola"));
		assertThat(first.usage().cachedInputTokens()).isZero();
		assertThat(third.usage().cachedInputTokens()).isGreaterThan(second.usage().inputTokens() / 2);
	}

	@Test
	void shouldNotLoseItToAnotherUsersTurn() throws Exception {
		Reply first = this.assistant.answer(question("ana", null, LONG));
		this.assistant.answer(question("ana", first.conversationId(), LONG));
		this.assistant.answer(question("eva", null, LONG));
		Reply next = this.assistant.answer(question("ana", first.conversationId(), "hola"));
		assertThat(next.usage().cachedInputTokens()).isPositive();
	}

	@Test
	void shouldCountAllThatIsBilled() throws Exception {
		List<Reply.Usage> all = new ArrayList<>();
		String conversation = null;
		for (int turn = 0; turn < 4; turn++) {
			Reply reply = this.assistant.answer(question("ana", conversation, LONG));
			conversation = reply.conversationId();
			all.add(reply.usage());
		}
		long cached = all.stream()
			.mapToLong((usage) -> (usage.cachedInputTokens() != null) ? usage.cachedInputTokens() : 0)
			.sum();
		assertThat(counted("cached_input")).isEqualTo(cached).isPositive();
		assertThat(counted("input")).isEqualTo(all.stream().mapToLong(Reply.Usage::inputTokens).sum() - cached);
		assertThat(counted("output")).isEqualTo(all.stream().mapToLong(Reply.Usage::outputTokens).sum());
	}

	private long counted(String kind) {
		return (long) this.meters.counter("remanso.model.tokens", "kind", kind).count();
	}

	private Question question(String user, @Nullable String conversation, String text) {
		return new Question("turn-" + user, user, conversation, List.of(), "Etiquetas: «VIP»",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				this.model.time().in(Duration.ofMinutes(5)), new Ours(), () -> false);
	}

}
