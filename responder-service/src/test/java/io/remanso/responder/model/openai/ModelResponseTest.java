package io.remanso.responder.model.openai;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.openai.errors.OpenAIInvalidDataException;
import io.remanso.responder.model.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Bodies of the Responses API, as they come and as they should not.
 */
class ModelResponseTest {

	private static final String WHOLE = """
			{"id": "resp_1", "object": "response", "status": "completed", "model": "gpt-5.4-mini-2026-03-17",
			 "error": null, "incomplete_details": null, "instructions": [{"type": "message"}], "tools": [],
			 "output": [
			  {"type": "reasoning", "id": "rs_1", "summary": [], "content": [{"type": "reasoning_text", "text": "hmm"}]},
			  {"type": "message", "role": "assistant", "content": [
			   {"type": "output_text", "text": "Hola, Ana.", "annotations": []},
			   {"type": "output_text", "text": "Abrimos a las 9. "}]},
			  {"type": "something_new", "of": {"content": 1}}],
			 "usage": {"input_tokens": 212, "input_tokens_details": {"cached_tokens": 128}, "output_tokens": 17}}""";

	@Test
	void shouldSayWhatItsMessagesSayAndNothingElse() {
		assertThat(read(WHOLE).text()).isEqualTo("Hola, Ana.\nAbrimos a las 9.");
	}

	@Test
	void shouldCountTokensAndNameTheModelThatAnswered() {
		assertThat(read(WHOLE).reply("Hola", "conv_1", 2, Duration.ofSeconds(3))).satisfies((reply) -> {
			assertThat(reply.model()).isEqualTo("gpt-5.4-mini-2026-03-17");
			assertThat(reply.usage()).isEqualTo(new Reply.Usage(212, 128L, 17));
		});
	}

	@Test
	void shouldNotSayThatNothingWasCachedWhereTheServerDoesNotTell() {
		assertThat(read("{\"usage\": {\"input_tokens\": 2}}").reply("", null, 1, Duration.ZERO).usage())
			.isEqualTo(new Reply.Usage(2, null, 0));
	}

	@Test
	void shouldSayARefusal() {
		assertThat(read("""
				{"output": [{"type": "message", "content": [{"type": "refusal", "refusal": "No puedo."}]}]}""").text())
			.isEqualTo("No puedo.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"output\": null, \"usage\": null, \"model\": null}",
			"{\"output\": [null, {\"type\": \"message\", \"content\": [null]}]}",
			"{\"output\": [{\"type\": \"message\", \"content\": null}], \"usage\": {\"input_tokens\": null}}",
			"{\"output\": [{\"type\": \"message\", \"content\": [{\"type\": \"output_text\"}, {\"text\": \"of no type\"}]}]}" })
	void shouldSayNothingWhereNothingIsSaid(String body) {
		assertThat(read(body).text()).isEmpty();
		assertThat(read(body).failure()).isNotNull()
			.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(Fault.Kind.FAILED));
		assertThat(read(body).reply("", null, 1, Duration.ZERO).model()).isEqualTo("unknown");
	}

	@ParameterizedTest
	@CsvSource({ "rate_limit_exceeded, RATE_LIMITED", "server_error, FAILED", "invalid_prompt, REFUSED",
			"bio_policy, REFUSED", "context_length_exceeded, TOO_LONG", "invalid_image, PICTURE",
			"insufficient_quota, ACCOUNT" })
	void shouldTellWhyAResponseFailedWhateverItHadPutOut(String code, Fault.Kind kind) {
		ModelResponse failed = read("""
				{"status": "failed", "error": {"code": "%s", "message": "no"}, "output": [
				 {"type": "message", "content": [{"type": "output_text", "text": "Hola, A"}]}]}""".formatted(code));
		assertThat(failed.failure()).isNotNull().satisfies((failure) -> {
			assertThat(failure.kind()).isEqualTo(kind);
			assertThat(failure.detail()).contains(code);
		});
	}

	@Test
	void shouldSayThatAnAnswerIsWhole() {
		assertThat(read(WHOLE).failure()).isNull();
		assertThat(read(WHOLE).said()).isEqualTo(new Said.Whole("Hola, Ana.\nAbrimos a las 9."));
		assertThat(read(message("\"phase\": null", "Hola.")).said()).isEqualTo(new Said.Whole("Hola."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"status\": \"incomplete\", \"incomplete_details\": {\"reason\": \"max_output_tokens\"}",
			"\"status\": \"incomplete\", \"incomplete_details\": {\"reason\": \"max_messages\"}",
			"\"status\": \"incomplete\"", "\"status\": \"incomplete\", \"incomplete_details\": null" })
	void shouldSayThatAnAnswerWasCutOff(String how) {
		assertThat(read("""
				{%s, "output": [{"type": "message", "content": [{"type": "output_text", "text": "Hola, A"}]}]}"""
			.formatted(how)).said()).isEqualTo(new Said.Cut("Hola, A"));
		assertThat(read("{%s, \"output\": [{\"type\": \"reasoning\"}]}".formatted(how)).said())
			.isEqualTo(new Said.Cut(""));
	}

	@Test
	void shouldBelieveAMessageThatSaysThatItIsCutOff() {
		assertThat(read(message("\"status\": \"incomplete\"", "Hola, A")).said()).isEqualTo(new Said.Cut("Hola, A"));
	}

	@Test
	void shouldSayThatTheContentFilterEndedIt() {
		assertThat(read("""
				{"status": "incomplete", "incomplete_details": {"reason": "content_filter"}, "output": [
				 {"type": "message", "content": [{"type": "output_text", "text": "Hola, A"}]}]}""").said())
			.isEqualTo(new Said.Filtered());
	}

	@ParameterizedTest
	@CsvSource({ "final_answer, Hola.", "commentary, ''", "analysis, ''" })
	void shouldSayOnlyWhatIsTheAnswerWhereMessagesTellTheirPhase(String phase, String said) {
		assertThat(read(message("\"phase\": \"%s\"".formatted(phase), "Hola.")).text()).isEqualTo(said);
	}

	@Test
	void shouldMakeParagraphsOfSeveralMessages() {
		assertThat(read("""
				{"status": "completed", "output": [
				 {"type": "message", "content": [{"type": "output_text", "text": "Uno,"},
				  {"type": "output_text", "text": " dos."}]},
				 {"type": "message", "content": [{"type": "output_text", "text": " "}]},
				 {"type": "message", "content": [{"type": "output_text", "text": "Tres."}]}]}""").text())
			.isEqualTo("Uno, dos.\n\nTres.");
	}

	private static String message(String field, String text) {
		return """
				{"status": "completed", "output": [{"type": "message", %s, "content": [
				 {"type": "output_text", "text": "%s"}]}]}""".formatted(field, text);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "null", "[]", "\"hola\"", "<html>", "{\"output\": [{\"type\": \"mess", "{\"output\": 3}" })
	void shouldRefuseWhatIsNoResponse(String body) {
		assertThatThrownBy(() -> read(body)).isInstanceOf(OpenAIInvalidDataException.class);
	}

	private static ModelResponse read(String body) {
		return ModelResponse.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

}
