package io.remanso.benchmarks.buffers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.remanso.benchmarks.Figures;

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

	/**
	 * All parts, or those of {@code REMANSO_BENCHMARK_PARTS}, say {@code stalls,restore}.
	 */
	public Figures run() {
		String asked = System.getenv()
			.getOrDefault("REMANSO_BENCHMARK_PARTS", "throughput,lateness,backlog,stalls,restore");
		for (String part : List.of(asked.split(",", -1))) {
			System.err.println("measuring " + part);
			this.parts.getOrDefault(part, () -> {
				throw new IllegalArgumentException("no part " + part);
			}).run();
		}
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
