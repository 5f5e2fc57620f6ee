package io.remanso.sink.terminal;

import java.io.PrintStream;

/**
 * One line that fills up. For one thread.
 */
public final class Progress implements AutoCloseable {

	private static final int WIDTH = 32;

	private final PrintStream err;

	private final String what;

	private final int total;

	private final boolean shown;

	private int drawn = -1;

	Progress(PrintStream err, String what, int total, boolean shown) {
		this.err = err;
		this.what = what;
		this.total = total;
		this.shown = shown;
	}

	/** So many are done. */
	public void at(int done) {
		if (!this.shown || done == this.drawn) {
			return;
		}
		this.drawn = done;
		int filled = (int) ((long) WIDTH * done / this.total);
		this.err.printf("\r%-24s [%s%s] %d/%d", this.what, "#".repeat(filled), ".".repeat(WIDTH - filled), done,
				this.total);
		this.err.flush();
	}

	@Override
	public void close() {
		if (this.shown) {
			this.err.println();
		}
	}

}
