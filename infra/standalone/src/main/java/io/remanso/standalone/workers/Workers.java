package io.remanso.standalone.workers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.standalone.lifecycle.StopSequence;
import io.remanso.standalone.lifecycle.Together;

/**
 * All four, started at once. The first has the web server, and its readiness is that of
 * all.
 */
public final class Workers {

	private final List<RunningWorker> running;

	private Workers(List<RunningWorker> running) {
		this.running = running;
	}

	/**
	 * Starts them.
	 * @param workers in the order in which they stop
	 * @param settings that all of them get, before the environment's
	 * @throws WorkerFailedException naming the one that did not start
	 */
	public static Workers start(List<Worker> workers, Map<String, String> settings, StopSequence stops) {
		List<RunningWorker> running = workers.stream().map((worker) -> new RunningWorker(worker, settings)).toList();
		RunningWorker first = running.getFirst();
		List<RunningWorker> others = running.subList(1, running.size());
		try {
			Together.run(IntStream.range(0, running.size())
				.<Runnable>mapToObj(
						(index) -> (index == 0) ? () -> first.startWithWeb(others) : running.get(index)::start)
				.toList());
		}
		finally {
			running.reversed().forEach((worker) -> stops.add(worker.name(), worker));
		}
		stops.requireGoingOn();
		return new Workers(running);
	}

	/**
	 * The names of those that are not ready, in their order; empty when all work. The
	 * first one's readiness holds that of the others, so it is named where they are fine.
	 */
	public String notReady() {
		String others = this.running.stream()
			.skip(1)
			.filter((worker) -> !worker.isReady())
			.map(RunningWorker::name)
			.collect(Collectors.joining(", "));
		RunningWorker first = this.running.getFirst();
		return (others.isEmpty() && !first.isReady()) ? first.name() : others;
	}

}
