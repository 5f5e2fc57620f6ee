package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * A client of many connections on one thread. Either each connection sends as soon as it
 * has its answer, or requests are due at a steady rate whatever the server does; then the
 * latency counts from when a request was due.
 */
final class Load {

	// How long answers may take after the last request.
	private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();

	private final Target target;

	private final int connections;

	private final Supplier<byte[]> requests;

	Load(Target target, int connections, Supplier<byte[]> requests) {
		this.target = target;
		this.connections = connections;
		this.requests = requests;
	}

	/** As fast as the server answers. */
	Answers full(Duration duration) {
		return run(duration.toNanos(), Long.MAX_VALUE, 0);
	}

	/** As fast as the server answers, so many requests. */
	Answers full(long requestCount) {
		return run(Long.MAX_VALUE / 2, requestCount, 0);
	}

	/** So many requests a second. */
	Answers steady(double rate, Duration duration) {
		return run(duration.toNanos(), Long.MAX_VALUE, 1e9 / rate);
	}

	private Answers run(long nanos, long most, double interval) {
		try (Selector selector = Selector.open()) {
			List<Connection> all = new ArrayList<>();
			for (int i = 0; i < this.connections; i++) {
				all.add(new Connection(this.target, selector));
			}
			Answers answers = run(selector, new ArrayDeque<>(all), nanos, most, interval);
			for (Connection connection : all) {
				connection.close();
			}
			return answers;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Answers run(Selector selector, Deque<Connection> idle, long nanos, long most, double interval)
			throws IOException {
		long start = System.nanoTime();
		Answers answers = new Answers(start);
		long sent = 0;
		for (long now = start; now - start < nanos + PATIENCE_NANOS; now = System.nanoTime()) {
			boolean over = now - start >= nanos || sent >= most;
			if (over && idle.size() == this.connections) {
				break;
			}
			while (!over && sent < most && !idle.isEmpty() && start + (long) (sent * interval) <= now) {
				long due = (interval == 0) ? now : start + (long) (sent * interval);
				idle.pop().send(this.requests.get(), due);
				sent++;
			}
			selector.select(1);
			for (SelectionKey key : selector.selectedKeys()) {
				Connection connection = (Connection) key.attachment();
				int status = key.isValid() ? connection.proceed() : -1;
				if (status >= 0) {
					answers.add(status, System.nanoTime() - connection.startedAt());
					idle.add(connection);
				}
			}
			selector.selectedKeys().clear();
		}
		return answers.finish(sent, System.nanoTime());
	}

}
