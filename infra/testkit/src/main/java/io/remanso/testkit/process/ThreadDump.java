package io.remanso.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * All threads of another JVM of this user, the virtual ones among them.
 */
final class ThreadDump {

	// A JVM that is stopped, or has not come up, answers nothing.
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	// Some thousand stacks; the rest is in the file.
	private static final int SHOWN = 300_000;

	private ThreadDump() {
	}

	/** The dump, or why there is none. */
	static String of(long pid) {
		try {
			Path file = Files.createTempFile("remanso-threads-" + pid + "-", ".txt");
			Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
					Long.toString(pid), "Thread.dump_to_file", "-overwrite", file.toString())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!jcmd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				jcmd.destroyForcibly().onExit().join();
				// By which it had asked for attention.
				Files.deleteIfExists(Path.of("/proc/%d/cwd/.attach_pid%d".formatted(pid, pid)));
				return "no threads: the process does not answer jcmd";
			}
			String threads = Files.readString(file);
			return (jcmd.exitValue() == 0)
					? "%s:%n%s".formatted(file, threads.substring(0, Math.min(SHOWN, threads.length())))
					: "no threads: jcmd ended with " + jcmd.exitValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "no threads: interrupted";
		}
	}

}
