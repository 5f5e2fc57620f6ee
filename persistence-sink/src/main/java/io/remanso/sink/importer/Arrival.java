package io.remanso.sink.importer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.remanso.sink.terminal.Progress;
import io.remanso.sink.terminal.ToolException;
import io.remanso.sink.terminal.ToolException.ExitCode;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Waits until the tables hold what was published.
 */
final class Arrival {

	// A worker that starts, or takes over partitions, needs half of it.
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final long PAUSE_MS = 250;

	private final JdbcTemplate jdbc;

	private final InstantSource clock;

	Arrival(JdbcTemplate jdbc, InstantSource clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns when all is there.
	 * @throws ToolException where nothing more comes for a minute
	 */
	void await(ImportPlan plan, Progress progress) {
		List<Person> users = plan.users();
		List<ImportPlan.PlannedThread> threads = plan.threads();
		int total = users.size() + threads.size();
		int missing = total;
		Instant patience = this.clock.instant().plus(PATIENCE);
		while (true) {
			Known known = Known.of(this.jdbc,
					Stream.concat(users.stream(), threads.stream().map(ImportPlan.PlannedThread::person))
						.distinct()
						.toList());
			users = users.stream().filter((user) -> !known.has(user)).toList();
			threads = threads.stream().filter((planned) -> known.ownerOf(planned.thread()) == null).toList();
			int left = users.size() + threads.size();
			progress.at(total - left);
			if (left == 0) {
				return;
			}
			if (left < missing) {
				missing = left;
				patience = this.clock.instant().plus(PATIENCE);
			}
			else if (this.clock.instant().isAfter(patience)) {
				throw new ToolException(ExitCode.FAILED,
						("%d of %d are published but not in PostgreSQL yet (%d users, %d threads): see that buffer-stream "
								+ "and persistence-sink run, then run the command again")
							.formatted(left, total, users.size(), threads.size()));
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
			throw new ToolException(ExitCode.FAILED, "interrupted: run the command again, it goes on");
		}
	}

}
