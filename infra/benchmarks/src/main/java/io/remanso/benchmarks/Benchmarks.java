package io.remanso.benchmarks;

import java.util.Arrays;
import java.util.Map;

import io.remanso.benchmarks.buffers.BuffersBenchmark;
import io.remanso.benchmarks.ingest.IngestBenchmark;
import io.remanso.benchmarks.ingest.NullServer;
import io.remanso.benchmarks.ingest.PlainServer;
import io.remanso.benchmarks.sink.SinkBenchmark;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code infra/benchmarks/run NAME}. Exits with 1 where a figure misses its limit.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] arguments) {
		if (arguments.length == 2 && arguments[0].equals("null-server")) {
			NullServer.run(Integer.parseInt(arguments[1]));
			return;
		}
		if (arguments.length > 1 && arguments[0].equals("plain-server")) {
			PlainServer.run(Arrays.copyOfRange(arguments, 1, arguments.length));
			return;
		}
		if (arguments.length == BuffersBenchmark.HELP_ARGUMENTS) {
			BuffersBenchmark.help(arguments);
			return;
		}
		Figures figures = switch ((arguments.length == 1) ? arguments[0] : "") {
			case "way" -> new WayBenchmark().run();
			case "buffers" -> new BuffersBenchmark().run();
			case "ingest" -> new IngestBenchmark().run();
			case "responder" -> new ResponderBenchmark().run();
			case "sink" -> new SinkBenchmark().run();
			default -> throw new IllegalArgumentException("one name is needed: way, buffers, ingest, responder, sink");
		};
		Map<String, Double> values = figures.values();
		figures.missed().forEach((missed) -> System.err.println("missed: " + missed));
		System.out.println(JsonMapper.shared().writeValueAsString(values));
		System.exit(figures.missed().isEmpty() ? 0 : 1);
	}

}
