package io.remanso.standalone.lifecycle;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does several things at once and waits for all, so that nothing is still starting when a
 * failure is reported.
 */
public final class Together {

	private Together() {
	}

	/**
	 * Runs them.
	 * @throws RuntimeException the first one's failure
	 */
	public static void run(List<Runnable> actions) {
		try (ExecutorService threads = Executors
			.newThreadPerTaskExecutor(Thread.ofPlatform().name("start-", 0).factory())) {
			List<Future<Object>> results = threads.invokeAll(actions.stream().map(Executors::callable).toList());
			for (Future<Object> result : results) {
				result.get();
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoppedException();
		}
	}

}
