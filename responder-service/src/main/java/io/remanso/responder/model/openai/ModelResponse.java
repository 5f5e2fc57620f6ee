package io.remanso.responder.model.openai;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.Nulls;
import com.openai.errors.OpenAIInvalidDataException;
import io.remanso.responder.model.Reply;
import io.remanso.responder.text.ReplyText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reply needs of a response of the Responses API. The SDK's own type reads each
 * field of some thirty, unions by trying one member after the other: that took a fifth of
 * the responder's work.
 *
 * @param status {@code completed}, {@code incomplete}, {@code failed}
 * @param output messages, and reasoning and calls of tools among them
 * @param incompleteDetails why it is incomplete
 */
record ModelResponse(@Nullable String model, @Nullable String status, List<Item> output, Usage usage,
		@Nullable Failure error, @Nullable Incomplete incompleteDetails) {

	private static final String INCOMPLETE = "incomplete";

	private static final Set<String> ENDED = Set.of("completed", INCOMPLETE);

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.changeDefaultNullHandling((nulls) -> nulls.withContentNulls(Nulls.SKIP))
		.build();

	ModelResponse(@Nullable String model, @Nullable String status, @Nullable List<Item> output, @Nullable Usage usage,
			@Nullable Failure error, @Nullable Incomplete incompleteDetails) {
		this.model = model;
		this.status = status;
		this.output = Objects.requireNonNullElse(output, List.of());
		this.usage = Objects.requireNonNullElse(usage, Usage.NONE);
		this.error = error;
		this.incompleteDetails = incompleteDetails;
	}

	/**
	 * Read a body.
	 * @throws OpenAIInvalidDataException if it is no response, or breaks off
	 */
	static ModelResponse read(InputStream body) {
		try {
			ModelResponse response = MAPPER.readValue(body, ModelResponse.class);
			if (response == null) {
				throw new OpenAIInvalidDataException("null is no response");
			}
			return response;
		}
		catch (JacksonException ex) {
			throw new OpenAIInvalidDataException("the response can't be read", ex);
		}
	}

	/**
	 * What the model says to the user, refusals included, as it is sent; empty where it
	 * says nothing that can be seen.
	 */
	String text() {
		return ReplyText.of(Joined.messages(this.output.stream()
			.filter(Item::isSaid)
			.map((item) -> Joined.contents(item.content().stream().flatMap(Content::said).toList()))
			.toList()));
	}

	Reply reply(String text, @Nullable String conversation, int attempts, Duration latency) {
		return new Reply(text, conversation, Objects.requireNonNullElse(this.model, "unknown"), this.usage.counted(),
				attempts, latency);
	}

	/** What it is to the user, where it is an answer. */
	Said said() {
		boolean cut = INCOMPLETE.equals(this.status) || this.output.stream().anyMatch(Item::isCut);
		if (cut && this.incompleteDetails != null && "content_filter".equals(this.incompleteDetails.reason())) {
			return new Said.Filtered();
		}
		String text = text();
		return (cut || text.isEmpty()) ? new Said.Cut(text) : new Said.Whole(text);
	}

	/**
	 * Why it is no answer, or null where it is one. What a response has put out before it
	 * failed is none.
	 */
	@Nullable Fault failure() {
		boolean ended = (this.status != null) ? ENDED.contains(this.status) : !text().isEmpty();
		if (ended) {
			return null;
		}
		String why = Stream.of((this.error != null) ? this.error.code() : null, this.status, "nothing")
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		return Faults.told(why);
	}

	/**
	 * One item of the output; only a message has content.
	 *
	 * @param status {@code completed}, {@code incomplete}; not of all servers
	 * @param phase {@code final_answer}, or {@code commentary} on the work; not of all
	 * models
	 */
	record Item(@Nullable String type, @Nullable String status, @Nullable String phase, List<Content> content) {

		Item(@Nullable String type, @Nullable String status, @Nullable String phase, @Nullable List<Content> content) {
			this.type = type;
			this.status = status;
			this.phase = phase;
			this.content = Objects.requireNonNullElse(content, List.of());
		}

		boolean isSaid() {
			return "message".equals(this.type) && (this.phase == null || this.phase.equals("final_answer"));
		}

		boolean isCut() {
			return isSaid() && INCOMPLETE.equals(this.status);
		}

	}

	/** A piece of a message: text, or a refusal's. */
	record Content(@Nullable String type, @Nullable String text, @Nullable String refusal) {

		Stream<String> said() {
			return switch (this.type) {
				case "output_text" -> Stream.ofNullable(this.text);
				case "refusal" -> Stream.ofNullable(this.refusal);
				case null, default -> Stream.empty();
			};
		}

	}

	/** Tokens that were counted. */
	record Usage(long inputTokens, @Nullable Details inputTokensDetails, long outputTokens) {

		static final Usage NONE = new Usage(0, null, 0);

		Reply.Usage counted() {
			Details details = this.inputTokensDetails;
			return new Reply.Usage(this.inputTokens, (details != null) ? details.cachedTokens() : null,
					this.outputTokens);
		}

	}

	/** What the server had read before. */
	record Details(@Nullable Long cachedTokens) {
	}

	/** Why there is no answer. */
	record Failure(@Nullable String code) {
	}

	/** Why an answer is not whole: {@code max_output_tokens}, {@code content_filter}. */
	record Incomplete(@Nullable String reason) {
	}

}
