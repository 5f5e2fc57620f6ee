package io.remanso.standalone.console;

import java.io.PrintStream;
import java.util.List;

/**
 * Writes for a person at the terminal. Everything else goes to the log.
 */
public final class Console {

	private final PrintStream out;

	private final boolean plain;

	/**
	 * Writes there.
	 * @param out whose character set decides whether the box has real lines
	 */
	public Console(PrintStream out) {
		this.out = out;
		this.plain = !out.charset().newEncoder().canEncode('─');
	}

	public void progress(String what) {
		this.out.println("  " + what);
	}

	/**
	 * Why it did not start, or does not go on.
	 */
	public void failure(String reason) {
		this.out.println("infra/up: " + reason);
		this.out.flush();
	}

	/**
	 * One box; an empty line separates its parts.
	 */
	public void box(List<String> lines) {
		this.out.print(this.plain ? Box.ascii(lines) : Box.drawn(lines));
		this.out.flush();
	}

}
