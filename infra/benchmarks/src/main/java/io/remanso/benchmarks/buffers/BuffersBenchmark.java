package io.remanso.benchmarks.buffers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.remanso.benchmarks.Figures;
import io.remanso.benchmarks.Parts;

/**
 * Every claim about buffer-stream, one after another, each on a broker of its own.
 */
public final class BuffersBenchmark {

	/** A helper's name, and two more. */
	public static final int HELP_ARGUMENTS = 3;

	private final Figures figures = new Figures();

	private final Scale scale = Scale.asked();

	private final Map<String, Runnable> parts = Map.of("throughput",
			() -> Throughput.measure(folder(), this.scale, this.figures), "lateness",
			() -> new Lateness(this.scale, this.figures).measure(folder(), folder()), "backlog",
			() -> Exactness.measureBacklog(folder(), this.scale, this.figures), "stalls",
			() -> Exactness.measureStalls(folder(), this.figures), "restore",
			() -> Restore.measure(folder(), folder(), this.scale, this.figures));

	/** All parts, or those that are asked for. */
	public Figures run() {
		Parts.run("throughput,lateness,backlog,stalls,restore", this.parts);
		return this.figures;
	}

	/** What the helpers' processes do. */
	public static void help(String[] arguments) {
		switch (arguments[0]) {
			case Bench.BROKER -> Bench.serve(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
			case PassThrough.NAME -> PassThrough.run(arguments[1], arguments[2]);
			default -> throw new IllegalArgumentException("no helper " + arguments[0]);
		}
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("remanso-benchmark-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
