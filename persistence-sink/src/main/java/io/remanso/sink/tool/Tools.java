package io.remanso.sink.tool;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.topic.KafkaUnreachableException;
import io.remanso.launch.DatabaseException;
import io.remanso.sink.database.DatabaseSession;
import io.remanso.sink.eraser.EraseCommand;
import io.remanso.sink.exporter.ExportCommand;
import io.remanso.sink.importer.ImportCommand;
import io.remanso.sink.importer.ImportOptions;
import io.remanso.sink.terminal.Terminal;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;

import org.springframework.dao.DataAccessException;

/**
 * The commands that the jar knows beside its work: {@code import}, {@code export},
 * {@code erase}. They start no Spring context.
 */
public final class Tools {

	private static final Set<String> NAMES = Set.of("import", "export", "erase");

	private final Terminal terminal;

	private final Connections connections;

	private Tools(Terminal terminal, Connections connections) {
		this.terminal = terminal;
		this.connections = connections;
	}

	/** Whether these arguments are a command. */
	public static boolean named(String... arguments) {
		return arguments.length > 0 && NAMES.contains(arguments[0]);
	}

	/**
	 * Run a command.
	 * @return what the process ends with
	 */
	public static int run(String... arguments) {
		// Before the first logger is made: libraries say on the terminal what is an error
		// only.
		System.setProperty("logback.configurationFile", "io/remanso/sink/tool/logback.xml");
		return run(Terminal.ofProcess(), System.getenv(), arguments);
	}

	/** The same for another terminal and environment. */
	public static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
		return new Tools(terminal, Connections.of(environment)).runSafely(Arrays.asList(arguments));
	}

	private int runSafely(List<String> arguments) {
		String name = arguments.getFirst();
		try {
			List<String> rest = arguments.subList(1, arguments.size());
			if (rest.contains("--help") || rest.contains("-h")) {
				Usage.of(name).lines().forEach(this.terminal::line);
			}
			else {
				run(name, rest);
			}
			return ExitCode.DONE.number();
		}
		catch (ToolException ex) {
			this.terminal.failure(name + ": " + ex.getMessage());
			return ex.code().number();
		}
		catch (DatabaseException | KafkaUnreachableException ex) {
			this.terminal.failure(name + ": " + ex.getMessage());
		}
		catch (DataAccessException ex) {
			this.terminal.failure(name + ": " + DatabaseTrouble.line(ex));
		}
		catch (UncheckedIOException ex) {
			this.terminal.failure(name + ": " + ex.getCause());
		}
		return ExitCode.FAILED.number();
	}

	private void run(String name, List<String> arguments) {
		switch (name) {
			case "import" -> importFiles(arguments);
			case "export" -> export(arguments);
			case "erase" -> erase(arguments);
			default -> throw Arguments.usage("unknown command " + name);
		}
	}

	private void importFiles(List<String> line) {
		Arguments arguments = Arguments.parse(line, Set.of("--threads", "--guests", "--channel", "--agent", "--backup"),
				Set.of("--dry-run", "--skip-bad"));
		arguments.noWords();
		ImportOptions options = new ImportOptions(arguments.path("--threads").orElse(null),
				arguments.path("--guests").orElse(null), arguments.last("--channel").orElse("imported"),
				Set.copyOf(arguments.all("--agent")), arguments.path("--backup").orElse(Path.of("remanso-backups")),
				arguments.has("--dry-run"), arguments.has("--skip-bad"));
		if (options.threads() == null && options.guests() == null) {
			throw Arguments.usage("--threads FILE or --guests FILE is needed");
		}
		new ImportCommand(this.terminal, Clock.systemUTC(), this.connections::databaseSession,
				this.connections::provisionedKafka)
			.run(options);
	}

	private void export(List<String> line) {
		Arguments arguments = Arguments.parse(line, Set.of("--to", "--shape"), Set.of());
		arguments.noWords();
		Path folder = arguments.path("--to").orElseThrow(() -> Arguments.usage("--to DIR is needed"));
		boolean keyed = switch (arguments.last("--shape").orElse("pairs")) {
			case "pairs" -> false;
			case "keyed" -> true;
			default -> throw Arguments.usage("--shape is pairs or keyed");
		};
		try (DatabaseSession database = this.connections.databaseSession()) {
			new ExportCommand(this.terminal, database.jdbc()).run(folder, keyed);
		}
	}

	private void erase(List<String> line) {
		Arguments arguments = Arguments.parse(line, Set.of(), Set.of());
		if (arguments.words().size() != 1) {
			throw Arguments.usage("one user is needed");
		}
		try (DatabaseSession database = this.connections.databaseSession()) {
			new EraseCommand(this.terminal, Clock.systemUTC(), database.jdbc(), this.connections.provisionedKafka())
				.run(arguments.words().getFirst());
		}
	}

}
