package io.remanso.sink.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.remanso.contracts.command.Command;
import io.remanso.sink.database.DatabaseSession;
import io.remanso.sink.oldbot.OldFile;
import io.remanso.sink.oldbot.OldFileReader;
import io.remanso.sink.oldbot.OldGuest;
import io.remanso.sink.oldbot.OldThread;
import io.remanso.sink.oldbot.Remark;
import io.remanso.sink.terminal.Progress;
import io.remanso.sink.terminal.Terminal;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code import}: reads and checks everything, compares it with the tables, keeps what it
 * will change, publishes the difference and waits until the tables have it.
 */
public final class ImportCommand {

	private final Terminal terminal;

	private final InstantSource clock;

	private final Supplier<DatabaseSession> database;

	private final Supplier<String> kafka;

	/**
	 * A command for one run.
	 * @param database connects, when the files are found good
	 * @param kafka the bootstrap servers, once all topics are there
	 */
	public ImportCommand(Terminal terminal, InstantSource clock, Supplier<DatabaseSession> database,
			Supplier<String> kafka) {
		this.terminal = terminal;
		this.clock = clock;
		this.database = database;
		this.kafka = kafka;
	}

	public void run(ImportOptions options) {
		Instant start = this.clock.instant();
		OldFile<OldThread> threads = read(options.threads(), OldFileReader::threads);
		OldFile<OldGuest> guests = read(options.guests(), OldFileReader::guests);
		List<Remark> bad = Stream.concat(threads.bad().stream(), guests.bad().stream()).toList();
		refuse(bad, options);
		People people = People.of(threads.records(), guests.records(), options.agents(), modified(options));
		this.terminal.line("read      %d records of threads, %d of guests: %d users, %d threads".formatted(
				threads.records().size(), guests.records().size(), people.people().size(),
				People.threads(people.people())));
		Stream.concat(threads.notes().stream(), guests.notes().stream())
			.forEach((note) -> this.terminal.line("note      " + note));
		try (DatabaseSession session = this.database.get()) {
			ImportPlan plan = ImportPlan.of(people.people(), Known.of(session.jdbc(), people.people()));
			if (!options.dryRun() && !plan.isEmpty()) {
				write(session.jdbc(), plan, options, start);
			}
			report(plan, options.dryRun() ? "to write" : "written",
					Stream.of(bad, people.skipped(), plan.skipped()).flatMap(List::stream).toList());
		}
		this.terminal.line(options.dryRun() ? "nothing was written (--dry-run)"
				: "done      in %.1f s".formatted(Duration.between(start, this.clock.instant()).toMillis() / 1000.0));
	}

	private void refuse(List<Remark> bad, ImportOptions options) {
		if (!bad.isEmpty() && !options.skipBad()) {
			bad.forEach((remark) -> this.terminal.failure("bad       " + remark));
			throw new ToolException(ExitCode.REFUSED,
					("%d records are bad, so nothing was written: correct them, take a backup of the old bot, or leave "
							+ "them out with --skip-bad")
						.formatted(bad.size()));
		}
	}

	private void write(JdbcTemplate jdbc, ImportPlan plan, ImportOptions options, Instant start) {
		String servers = this.kafka.get();
		Path backup = Backup.write(jdbc, options.backup(), plan, start);
		this.terminal.line("backup    " + backup);
		List<Command> commands = new ImportCommands(options.channel(), start).of(plan);
		try (Progress progress = this.terminal.progress("publishing", commands.size())) {
			Publication.publish(servers, "import", commands, progress);
		}
		try (Progress progress = this.terminal.progress("reaching PostgreSQL", commands.size())) {
			new Arrival(jdbc, this.clock).await(plan, progress);
		}
	}

	private void report(ImportPlan plan, String written, List<Remark> skipped) {
		this.terminal
			.line("users     %d %s, %d there already".formatted(plan.users().size(), written, plan.usersThere()));
		this.terminal
			.line("threads   %d %s, %d there already".formatted(plan.threads().size(), written, plan.threadsThere()));
		this.terminal.line("skipped   " + skipped.size());
		skipped.forEach((remark) -> this.terminal.line("          " + remark));
	}

	private static <R> OldFile<R> read(@Nullable Path file, Reader<R> reader) {
		if (file == null) {
			return OldFile.none();
		}
		try {
			return reader.read(file);
		}
		catch (IOException ex) {
			throw new ToolException(ExitCode.REFUSED, "can't read " + file + ": give the path of a file");
		}
	}

	// The time of records in files that know no time at all.
	private static Instant modified(ImportOptions options) {
		return Stream.of(options.threads(), options.guests())
			.filter(Objects::nonNull)
			.map(ImportCommand::modified)
			.max(Instant::compareTo)
			.orElseThrow();
	}

	private static Instant modified(Path file) {
		try {
			return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new ToolException(ExitCode.REFUSED, "can't read " + file);
		}
	}

	private interface Reader<R> {

		OldFile<R> read(Path file) throws IOException;

	}

}
