package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import io.remanso.responder.partition.TenureEndedException;

/**
 * Does what has to be done for each of a turn's files, all at once. When it returns or
 * throws, all have ended.
 */
final class Together {

	private Together() {
	}

	/**
	 * Do these.
	 * @param broken what stands for one that broke
	 * @return what each gave, in their order
	 */
	static <T> List<T> run(List<Callable<T>> tasks, T broken) throws TenureEndedException, InterruptedException {
		try (ExecutorService threads = Executors.newThreadPerTaskExecutor(likeThis())) {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(tasks)) {
				results.add(result(future, broken));
			}
			return results;
		}
	}

	// The warm-up's thread is a platform thread, so that no virtual thread meets a class
	// first and keeps another waiting for it; nor does one that it starts.
	private static ThreadFactory likeThis() {
		Thread.Builder builder = Thread.currentThread().isVirtual() ? Thread.ofVirtual() : Thread.ofPlatform();
		return builder.name("media").factory();
	}

	private static <T> T result(Future<T> future, T broken) throws TenureEndedException, InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof InterruptedException) {
				throw new InterruptedException("interrupted while a file was fetched");
			}
			if (ex.getCause() instanceof TenureEndedException) {
				throw new TenureEndedException();
			}
			return broken;
		}
	}

}
