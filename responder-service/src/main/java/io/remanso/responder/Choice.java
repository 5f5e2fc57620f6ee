package io.remanso.responder;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.openai.models.ReasoningEffort;
import com.openai.models.responses.ResponseTextConfig;

/**
 * Settings that take one of the words that the model knows, or nothing.
 */
final class Choice {

	private Choice() {
	}

	static String effort(String value) {
		return of("OPENAI_REASONING_EFFORT", value, ReasoningEffort.Known.values());
	}

	static String verbosity(String value) {
		return of("OPENAI_VERBOSITY", value, ResponseTextConfig.Verbosity.Known.values());
	}

	private static String of(String setting, String value, Enum<?>[] known) {
		String chosen = value.strip().toLowerCase(Locale.ROOT);
		List<String> words = Stream.of(known).map((word) -> word.name().toLowerCase(Locale.ROOT)).toList();
		if (!chosen.isEmpty() && !words.contains(chosen)) {
			throw new MissingSettingException(
					"%s=%s is not one of %s: use one of them, or nothing to leave it to the model".formatted(setting,
							value, String.join(", ", words)));
		}
		return chosen;
	}

}
