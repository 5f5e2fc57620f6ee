package io.remanso.sink.eraser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.sink.terminal.Terminal;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code erase USER}: orders it, waits until tables and compacted topics have carried it
 * out, and says what remains where. It can be run again at any time.
 */
public final class EraseCommand {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final long PAUSE_MS = 250;

	// Those that buffer-stream clears; aliases are cleared from here.
	private static final List<Topic<?>> MIRRORS = List.of(Topics.USERS, Topics.USER_STATES, Topics.OPEN_BUFFERS);

	private final Terminal terminal;

	private final InstantSource clock;

	private final JdbcTemplate jdbc;

	private final String bootstrapServers;

	public EraseCommand(Terminal terminal, InstantSource clock, JdbcTemplate jdbc, String bootstrapServers) {
		this.terminal = terminal;
		this.clock = clock;
		this.jdbc = jdbc;
		this.bootstrapServers = bootstrapServers;
	}

	public void run(String who) {
		Subject subject = Subject.find(this.jdbc, who);
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.terminal.line("user      " + subject.userId() + (subject.known() ? "" : " (no row names them)"));
		try (Backlog backlog = new Backlog(this.bootstrapServers);
				Compacted compacted = new Compacted(this.bootstrapServers);
				Orders orders = new Orders(this.bootstrapServers)) {
			List<String> aliases = compacted.aliasesOf(subject.userId());
			int partition = orders
				.give(new Command.Forget(UUID.randomUUID().toString(), subject.userId(), subject.conversations(), at));
			orders.clear(Topics.ALIASES, aliases, at);
			await("persistence-sink has not removed the rows", () -> subject.isForgotten(this.jdbc, at));
			await("persistence-sink has not read all that was there", () -> backlog.isWritten(this.jdbc));
			this.terminal.line("tables    everything until %s is removed".formatted(at));
			for (Topic<?> topic : MIRRORS) {
				await("buffer-stream has not cleared " + topic.name(),
						() -> compacted.isErased(topic, partition, subject.userId(), at));
			}
			this.terminal
				.line("topics    cleared in users, user-states, open-buffers; %d in aliases".formatted(aliases.size()));
		}
		this.terminal.line("model     %d conversations ordered to be deleted (responder-service)"
			.formatted(subject.conversations().size()));
		this.terminal.line("remains   in Kafka's logs, skipped by every reader of ours, at the latest until");
		Remains.until(this.bootstrapServers, at)
			.forEach((topic, until) -> this.terminal.line("          %-10s  %s".formatted(
					until.equals(Instant.MAX) ? "for ever" : until.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1),
					topic)));
		this.terminal.line("          in your own backups of PostgreSQL");
		this.terminal.line("          at OpenAI, which keeps each response by itself for some 30 days");
	}

	private void await(String otherwise, BooleanSupplier condition) {
		Instant patience = this.clock.instant().plus(PATIENCE);
		while (!condition.getAsBoolean()) {
			if (this.clock.instant().isAfter(patience)) {
				throw new ToolException(ExitCode.FAILED, "the order is given, but " + otherwise
						+ " yet: see that it runs; it carries the order out then. Run the command again to see");
			}
			pause();
		}
	}

	private static void pause() {
		try {
			boolean ignored = new CountDownLatch(1).await(PAUSE_MS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ToolException(ExitCode.FAILED, "interrupted; the order is given");
		}
	}

}
