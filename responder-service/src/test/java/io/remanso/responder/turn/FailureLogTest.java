package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.responder.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of a turn that fails: one warning, and nothing of what the turn holds.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureLogTest {

	private final Scene scene = new Scene();

	private final ClosedBuffer turn = Messages.text("palabras de Ana");

	@Test
	void shouldWarnOnceWhereTheModelFails(CapturedOutput output) {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.run(this.turn);
		assertThat(warnings(output)).singleElement().asString().contains(" failed: MODEL: it broke");
		assertSilent(output);
	}

	@Test
	void shouldWarnOnceWhereATurnCannotBeRead(CapturedOutput output) {
		this.scene.runUnreadable(this.turn);
		assertThat(warnings(output)).singleElement().asString().contains(" failed: UNREADABLE: unreadable");
		assertSilent(output);
	}

	// As Java's HTTP client does where a header can't hold the token.
	@Test
	void shouldWarnOnceAndNotQuoteWhatBrokeATurn(CapturedOutput output) {
		this.scene.assistant.whileThinking = FailureLogTest::quote;
		this.scene.courier.answer = (_) -> {
			quote();
			throw new AssertionError();
		};
		this.scene.run(this.turn);
		assertThat(warnings(output)).singleElement().asString().contains(" failed: UNKNOWN: the responder broke");
		assertThat(output.toString()).contains("ERROR", "java.lang.IllegalArgumentException", "FailureLogTest.quote");
		assertSilent(output);
	}

	private static void quote() {
		throw new IllegalArgumentException("invalid header value: \"Bearer s3cret\n\"",
				new IllegalStateException("palabras de Ana"));
	}

	private void assertSilent(CapturedOutput output) {
		assertThat(output.toString()).doesNotContain("s3cret", "palabras", Messages.USER,
				this.turn.messages().getFirst().id());
	}

	private List<String> warnings(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("WARN") && line.contains(this.turn.turnId()))
			.toList();
	}

}
