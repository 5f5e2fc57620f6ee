package io.remanso.standalone;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.remanso.buffer.BufferApplication;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.embedded.EmbeddedStartException;
import io.remanso.embedded.FolderLock;
import io.remanso.ingest.IngestApplication;
import io.remanso.launch.Carriers;
import io.remanso.launch.StartException;
import io.remanso.launch.ThreadEnds;
import io.remanso.launch.Watchdog;
import io.remanso.responder.ResponderApplication;
import io.remanso.sink.SinkApplication;
import io.remanso.standalone.console.Console;
import io.remanso.standalone.console.Explanation;
import io.remanso.standalone.lifecycle.StopSequence;
import io.remanso.standalone.lifecycle.StoppedException;
import io.remanso.standalone.page.PageConfiguration;
import io.remanso.standalone.page.settings.PageSettings;
import io.remanso.standalone.services.Servers;
import io.remanso.standalone.settings.SettingException;
import io.remanso.standalone.settings.Settings;
import io.remanso.standalone.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The program behind {@code infra/up}: runs until it is told to stop.
 */
public final class StandaloneApplication {

	private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

	private StandaloneApplication() {
	}

	public static void main(String[] args) throws InterruptedException {
		Carriers.provide();
		Console console = new Console(System.out);
		Map<String, String> variables = System.getenv();
		Settings settings;
		FolderLock lock;
		try {
			settings = Settings.from(variables, page(args));
			lock = FolderLock.take(settings.data());
		}
		catch (StartException | EmbeddedStartException ex) {
			fail(console, Explanation.of(ex, Path.of("")));
			return;
		}
		// Only now, since the log lies in the folder that may be another's.
		System.setProperty("remanso.log", settings.logFile().toString());
		Watchdog.start();
		SLF4JBridgeHandler.removeHandlersForRootLogger();
		SLF4JBridgeHandler.install();
		ThreadEnds.tell();
		run(settings, variables, console, lock);
	}

	private static boolean page(String[] args) {
		List<String> flags = new ArrayList<>(List.of(args));
		boolean headless = flags.remove("--headless");
		if (!flags.isEmpty()) {
			throw SettingException.unknownFlag(flags.getFirst());
		}
		return !headless;
	}

	private static void run(Settings settings, Map<String, String> variables, Console console, FolderLock lock)
			throws InterruptedException {
		StopSequence stops = new StopSequence(STOP_LIMIT);
		stops.add("the data folder's lock", lock);
		Runtime.getRuntime().addShutdownHook(new Thread(stops::stop, "stop"));
		try {
			Servers servers = new Standalone(settings, variables, console, stops).start(workers(settings));
			console.box(Welcome.lines(settings, servers, sinceJvmStart()));
			servers.onFailure((reason) -> fail(console, reason));
		}
		catch (StoppedException ex) {
			console.progress("Stopped while starting");
		}
		catch (RuntimeException ex) {
			logger().error("The start failed", Unquoted.stack(ex));
			stops.startEnded();
			stops.stop();
			fail(console, Explanation.of(ex, settings.logFile()));
		}
		finally {
			stops.startEnded();
		}
		stops.awaitStopRequest();
	}

	private static List<Worker> workers(Settings settings) {
		return List.of(ingest(settings), worker("buffer-stream", BufferApplication.class),
				worker("responder-service", ResponderApplication.class),
				new Worker("persistence-sink", List.of(SinkApplication.class), List.of()));
	}

	private static Worker ingest(Settings settings) {
		List<Class<?>> sources = new ArrayList<>(List.of(IngestApplication.class));
		String port = Integer.toString(settings.port());
		// What it leaves out, the database too, stands in its own settings. Health and
		// webhooks share a port here, and health must not need virtual threads: so each
		// connection may have a platform thread, as many as there may be connections.
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=" + port, "--server.address=" + settings.address(),
						"--management.server.port=" + port, "--remanso.ingest.virtual-threads=false",
						"--server.tomcat.threads.max=${server.tomcat.max-connections}"));
		if (settings.page()) {
			sources.add(PageConfiguration.class);
			arguments.addAll(PageSettings.arguments(settings.ownWebhooks().resolve("whapi"),
					settings.counterparts().whapiSimulated(),
					settings.counterparts().modelSimulated() ? "the simulator" : "the connected model"));
		}
		return new Worker("ingest-service", sources, arguments);
	}

	// They know no database, but here its driver is on everybody's class path.
	private static final String NO_DATABASE = "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private static Worker worker(String name, Class<?> application) {
		return new Worker(name, List.of(application), List.of(NO_DATABASE));
	}

	private static Duration sinceJvmStart() {
		return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
	}

	private static void fail(Console console, String reason) {
		console.failure(reason);
		System.exit(1);
	}

	/**
	 * Not a constant: the log's place is known only after the settings are read.
	 */
	private static Logger logger() {
		return LoggerFactory.getLogger(StandaloneApplication.class);
	}

}
