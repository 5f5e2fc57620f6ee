package io.remanso.sink.exporter;

import java.nio.file.Path;

import io.remanso.sink.oldbot.AtomicFile;
import io.remanso.sink.oldbot.OldFileWriter;
import io.remanso.sink.oldbot.OldRow;
import io.remanso.sink.terminal.Progress;
import io.remanso.sink.terminal.Terminal;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code export --to DIR}: both files of one moment, each whole or not at all.
 */
public final class ExportCommand {

	private final Terminal terminal;

	private final JdbcTemplate jdbc;

	public ExportCommand(Terminal terminal, JdbcTemplate jdbc) {
		this.terminal = terminal;
		this.jdbc = jdbc;
	}

	public void run(Path folder, boolean keyed) {
		Path threads = folder.resolve(keyed ? "threads-data.json" : "threads.json");
		Path guests = folder.resolve(keyed ? "guest-memory.json" : "guest_profiles.json");
		int[] written = new int[2];
		try (AtomicFile threadsFile = AtomicFile.create(threads); AtomicFile guestsFile = AtomicFile.create(guests)) {
			try (OldFileWriter threadsWriter = new OldFileWriter(threadsFile.stream(), keyed);
					OldFileWriter guestsWriter = new OldFileWriter(guestsFile.stream(), keyed)) {
				new ExportRows(this.jdbc).forEach(this::progress, (row) -> {
					written[1]++;
					guestsWriter.guest(row);
					if (row.threadId() != null) {
						written[0]++;
						threadsWriter.thread(row);
					}
				});
			}
			threadsFile.publish();
			guestsFile.publish();
		}
		this.terminal.line("%d threads in %s".formatted(written[0], threads));
		this.terminal.line("%d guests in %s".formatted(written[1], guests));
	}

	private Progress progress(int users) {
		return this.terminal.progress("exporting", users);
	}

	/** Takes rows in the order of user ids. */
	interface RowSink {

		void accept(OldRow row);

	}

}
