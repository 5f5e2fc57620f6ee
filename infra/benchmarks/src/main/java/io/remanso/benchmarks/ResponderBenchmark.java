package io.remanso.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.remanso.benchmarks.responder.Kills;
import io.remanso.benchmarks.responder.Outages;
import io.remanso.benchmarks.responder.Overhead;
import io.remanso.benchmarks.responder.PictureNeighbours;
import io.remanso.benchmarks.responder.Starts;
import io.remanso.benchmarks.responder.Throughput;

/**
 * The responder alone, with a heap of 512 MB, beside a broker and the simulator on the
 * same machine.
 */
final class ResponderBenchmark {

	private static final int KILLS = 20;

	private static final int STARTS = 50;

	private static final int TURNS_AT_START = 500;

	private final Figures figures = new Figures();

	private final Map<String, Runnable> parts = Map.of("throughput", this::throughput, "overhead", this::overhead,
			"media", this::media, "kills", this::kills, "outages", this::outages, "starts", this::starts);

	/** All parts, or those that are asked for. */
	Figures run() {
		Parts.run("throughput,overhead,media,kills,outages,starts", this.parts);
		return this.figures;
	}

	private void throughput() {
		List<Throughput.Result> results = List.of(Throughput.measure(30, Duration.ofMillis(100), 100),
				Throughput.measure(300, Duration.ofSeconds(1), 15), Throughput.measure(1000, Duration.ofSeconds(5), 6));
		this.figures.add("efficiency_30_at_100ms", results.get(0).efficiency())
			.add("efficiency_300_at_1s", results.get(1).efficiency())
			.add("efficiency_1000_at_5s", results.get(2).efficiency())
			.addAtLeast("in_flight_peak", results.get(2).inFlightPeak(), 1000)
			.addAtLeast("efficiency", results.stream().mapToDouble(Throughput.Result::efficiency).min().orElse(0), 0.9);
	}

	private void overhead() {
		Overhead.Result overhead = Overhead.measure();
		this.figures.add("overhead_p50_ms", overhead.p50Millis())
			.addAtMost("overhead_p99_ms", overhead.p99Millis(), 50)
			.addAtMost("neighbour_ratio", overhead.neighbourRatio(), 1.1);
	}

	private void media() {
		PictureNeighbours.Result pictures = PictureNeighbours.measure();
		this.figures.add("media_overhead_p99_ms", pictures.p99Millis())
			.addAtMost("neighbour_ratio_media", pictures.neighbourRatio(), 1.1)
			.addAtMost("media_blind", pictures.blind(), 0);
	}

	private void starts() {
		Starts.Result starts = Starts.run(STARTS, TURNS_AT_START);
		this.figures.add("starts", starts.starts())
			.addAtLeast("starts_ready", starts.ready(), starts.starts())
			.addAtLeast("starts_answered", starts.answered(), starts.starts())
			.add("start_slowest_s", starts.slowest().toMillis() / 1000.0);
	}

	private void kills() {
		Kills.Result kills = Kills.run(KILLS, 1);
		this.figures.add("kills", kills.kills())
			.add("turns_under_kills", kills.turns())
			.addAtMost("duplicate_replies", kills.duplicateReplies(), 0)
			.addAtMost("lost", kills.lost(), 0)
			.addAtMost("second_ends", kills.secondEnds(), 0)
			.add("unrecorded_at_kills", kills.unrecordedAtKills())
			.addAtMost("repeated_model_calls", kills.repeatedModelCalls(), kills.unrecordedAtKills())
			.add("in_doubt", kills.inDoubt());
	}

	private void outages() {
		for (Outages.Kind kind : Outages.Kind.values()) {
			Outages.Result outage = Outages.run(kind, Duration.ofMinutes(1));
			String name = kind.name().toLowerCase(Locale.ROOT);
			this.figures.add(name + "_turns", outage.turns())
				.addAtMost(name + "_lost", outage.lost(), 0)
				.addAtMost(name + "_wrongly_answered", outage.wronglyAnswered(), 0)
				.addAtMost(name + "_duplicates", outage.duplicates(), 0)
				.addAtMost(name + "_failed", outage.failed(), 0)
				.addAtMost(name + "_apologies", outage.apologies(), 0)
				.addAtMost(name + "_second_ends", outage.secondEnds(), 0)
				.add(name + "_seconds_behind", outage.secondsBehind());
		}
	}

}
