package io.remanso.simulator.openai;

import org.jspecify.annotations.Nullable;

/**
 * What a simulated model puts out.
 *
 * @param commentary what it says of its work before it answers, or null; the answer then
 * says that it is one
 * @param text the answer; it is cut off where it is longer than allowed
 * @param end how it ends
 * @param error the code of a failed one, else empty
 */
public record Output(@Nullable String commentary, String text, End end, String error) {

	public Output(@Nullable String commentary, String text, End end) {
		this(commentary, text, end, "");
	}

	/** How output ends. */
	public enum End {

		/** By itself, or by the limit. */
		USUAL,

		/** By the content filter. */
		FILTERED,

		/** By the limit, with all that was allowed spent on reasoning. */
		REASONING_ONLY,

		/**
		 * By an error, which the response itself tells: nothing joins the conversation.
		 */
		FAILED

	}

	public static Output of(String text) {
		return new Output(null, text, End.USUAL);
	}

	public static Output failed(String error) {
		return new Output(null, "", End.FAILED, error);
	}

}
