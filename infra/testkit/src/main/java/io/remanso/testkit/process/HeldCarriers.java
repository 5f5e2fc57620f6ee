package io.remanso.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program in which, from a moment on, no virtual thread runs any more: its only carrier
 * is held by a class that is never initialised. Its arguments are a file, whose coming is
 * that moment, a main class, and that class's own arguments.
 */
public final class HeldCarriers {

	private static final String HELD = "the carriers are held";

	private static final Duration START = Duration.ofMinutes(2);

	private static final Duration ANSWER = Duration.ofSeconds(10);

	private HeldCarriers() {
	}

	/**
	 * What a program answers at an address after its virtual threads have ceased to run.
	 * @param main of the program
	 * @param environment of the program
	 * @param health where its groups lie; its readiness is awaited first
	 * @param group to be asked then
	 * @param folder for its files
	 * @return the status
	 * @throws IOException where it does not answer
	 */
	public static int statusOf(Class<?> main, Map<String, String> environment, URI health, String group, Path folder)
			throws IOException, InterruptedException {
		Path sign = folder.resolve("hold");
		List<String> command = ChildProcess.java(
				List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1",
						"-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow"),
				HeldCarriers.class, List.of(sign.toString(), main.getName()));
		try (ChildProcess program = ChildProcess.start(main.getSimpleName(), command, environment,
				folder.resolve("out")); HttpClient http = HttpClient.newHttpClient()) {
			program.awaitReady(health.resolve("readiness"), START);
			Files.createFile(sign);
			program.await("to have its carriers held", START, () -> program.output().contains(HELD));
			return http
				.send(HttpRequest.newBuilder(health.resolve(group)).timeout(ANSWER).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
	}

	/** A port that nothing listens on. */
	public static String freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return Integer.toString(socket.getLocalPort());
		}
	}

	public static void main(String[] arguments) throws ReflectiveOperationException {
		Path sign = Path.of(arguments[0]);
		Thread.ofPlatform().daemon().name("holder").start(() -> hold(sign));
		Class.forName(arguments[1])
			.getMethod("main", String[].class)
			.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
	}

	private static void hold(Path sign) {
		try {
			CountDownLatch never = new CountDownLatch(1);
			while (!Files.exists(sign)) {
				boolean _ = never.await(100, TimeUnit.MILLISECONDS);
			}
			Thread.ofVirtual().name("initialiser").start(NeverInitialised::touch);
			Thread probe = Thread.ofVirtual().unstarted(() -> {
			});
			probe.start();
			if (!probe.join(Duration.ofSeconds(2))) {
				System.out.println(HELD);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class NeverInitialised {

		static {
			waitForever();
		}

		private static void waitForever() {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		static void touch() {
			// The initialiser is what there is to run.
		}

	}

}
