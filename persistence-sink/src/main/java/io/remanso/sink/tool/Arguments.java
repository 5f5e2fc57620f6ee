package io.remanso.sink.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;

/**
 * A command line: {@code --option value}, {@code --flag} and words.
 */
record Arguments(Map<String, List<String>> options, Set<String> flags, List<String> words) {

	Arguments {
		options = Map.copyOf(options);
		flags = Set.copyOf(flags);
		words = List.copyOf(words);
	}

	/**
	 * Read it.
	 * @param options that take a value
	 * @param flags that take none
	 * @throws ToolException where anything else is given
	 */
	static Arguments parse(List<String> arguments, Set<String> options, Set<String> flags) {
		Map<String, List<String>> values = new HashMap<>();
		List<String> found = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			int equals = argument.indexOf('=');
			String name = (equals > 0) ? argument.substring(0, equals) : argument;
			if (flags.contains(argument)) {
				found.add(argument);
			}
			else if (options.contains(name)) {
				if (equals < 0 && i + 1 == arguments.size()) {
					throw usage(name + " needs a value");
				}
				String value = (equals > 0) ? argument.substring(equals + 1) : arguments.get(++i);
				values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
			}
			else if (argument.startsWith("-")) {
				throw usage("unknown option " + argument);
			}
			else {
				words.add(argument);
			}
		}
		return new Arguments(values, Set.copyOf(found), words);
	}

	static ToolException usage(String problem) {
		return new ToolException(ExitCode.USAGE, problem + "; --help shows all");
	}

	boolean has(String flag) {
		return this.flags.contains(flag);
	}

	List<String> all(String option) {
		return this.options.getOrDefault(option, List.of());
	}

	Optional<String> last(String option) {
		return all(option).isEmpty() ? Optional.empty() : Optional.of(all(option).getLast());
	}

	Optional<Path> path(String option) {
		return last(option).map(Path::of);
	}

	void noWords() {
		if (!this.words.isEmpty()) {
			throw usage("unknown word " + this.words.getFirst());
		}
	}

}
