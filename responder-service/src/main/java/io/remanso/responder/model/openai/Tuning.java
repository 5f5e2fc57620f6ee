package io.remanso.responder.model.openai;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.openai.errors.OpenAIServiceException;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseTextConfig;
import io.remanso.responder.model.ModelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much the model is to think and to say. Not every model, nor every server that
 * speaks OpenAI's language, lets itself be told: what one refuses is said once, and left
 * out from then on. A refused request has no effect, so the same is asked again at once.
 * Safe for all threads.
 */
final class Tuning {

	private static final Logger logger = LoggerFactory.getLogger(Tuning.class);

	private final AtomicReference<Fields> fields;

	Tuning(ModelSettings settings) {
		this(settings.effort(), settings.verbosity());
	}

	private Tuning(String effort, String verbosity) {
		this.fields = new AtomicReference<>(new Fields(effort, verbosity));
	}

	static Tuning none() {
		return new Tuning("", "");
	}

	/**
	 * What a call brings with a request that says nothing of it yet.
	 * @param call makes the request, and throws where it is refused
	 */
	<T> T ask(ResponseCreateParams params, Function<ResponseCreateParams, T> call) {
		while (true) {
			Fields told = this.fields.get();
			try {
				return call.apply(told.addTo(params));
			}
			catch (OpenAIServiceException ex) {
				Fields less = isRefusal(ex) ? told.without(subject(ex)) : told;
				if (less.equals(told)) {
					throw ex;
				}
				if (this.fields.compareAndSet(told, less)) {
					logger.warn("the model is asked without {} from now on: its server refuses it",
							told.lackingIn(less));
				}
			}
		}
	}

	private static boolean isRefusal(OpenAIServiceException ex) {
		return ex.statusCode() == 400 || ex.statusCode() == 422;
	}

	// OpenAI names the parameter; of the others only the words tell.
	private static String subject(OpenAIServiceException ex) {
		return ex.param()
			.filter((param) -> !param.isBlank())
			.orElseGet(() -> String.valueOf(ex.getMessage()))
			.toLowerCase(Locale.ROOT);
	}

	/**
	 * What is told; blank: nothing.
	 */
	private record Fields(String effort, String verbosity) {

		private static final String EFFORT = "reasoning";

		private static final String VERBOSITY = "verbosity";

		ResponseCreateParams addTo(ResponseCreateParams params) {
			if (this.effort.isBlank() && this.verbosity.isBlank()) {
				return params;
			}
			ResponseCreateParams.Builder builder = params.toBuilder();
			if (!this.effort.isBlank()) {
				builder.reasoning(Reasoning.builder().effort(ReasoningEffort.of(this.effort)).build());
			}
			if (!this.verbosity.isBlank()) {
				builder.text(ResponseTextConfig.builder()
					.verbosity(ResponseTextConfig.Verbosity.of(this.verbosity))
					.build());
			}
			return builder.build();
		}

		Fields without(String subject) {
			return new Fields(subject.contains(EFFORT) ? "" : this.effort,
					(subject.contains(VERBOSITY) || subject.equals("text")) ? "" : this.verbosity);
		}

		String lackingIn(Fields less) {
			boolean effortToo = !this.effort.equals(less.effort);
			boolean verbosityToo = !this.verbosity.equals(less.verbosity);
			return (effortToo && verbosityToo) ? "OPENAI_REASONING_EFFORT and OPENAI_VERBOSITY"
					: effortToo ? "OPENAI_REASONING_EFFORT" : "OPENAI_VERBOSITY";
		}

	}

}
