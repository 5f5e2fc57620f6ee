package io.remanso.sink.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Writes for the person who runs a command: results to standard output, progress and
 * failures to standard error. A moving progress bar only where a person looks.
 */
public final class Terminal {

	private final PrintStream out;

	private final PrintStream err;

	private final boolean watched;

	public Terminal(PrintStream out, PrintStream err, boolean watched) {
		this.out = out;
		this.err = err;
		this.watched = watched;
	}

	/** That of this process. */
	public static Terminal ofProcess() {
		return new Terminal(stream(FileDescriptor.out, "stdout.encoding"),
				stream(FileDescriptor.err, "stderr.encoding"),
				Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
	}

	private static PrintStream stream(FileDescriptor descriptor, String encoding) {
		return new PrintStream(new FileOutputStream(descriptor), true,
				Charset.forName(System.getProperty(encoding, "UTF-8")));
	}

	/** One line of the result. */
	public void line(String line) {
		this.out.println(line);
	}

	/** Why it failed. */
	public void failure(String reason) {
		this.err.println(reason);
	}

	/** A bar for this many steps, or none where nobody looks. */
	public Progress progress(String what, int total) {
		return new Progress(this.err, what, total, this.watched && total > 0);
	}

}
