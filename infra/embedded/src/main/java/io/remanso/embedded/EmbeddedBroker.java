package io.remanso.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller in one, inside this JVM: the real server, so what
 * holds here holds on a cluster but for replication. Its folder is formatted once and
 * kept; a later start continues with all topics, offsets and open transactions, also
 * after a kill. Listens on 127.0.0.1 only.
 */
public final class EmbeddedBroker implements AutoCloseable {

	/**
	 * The setting that a person changes where the port is taken.
	 */
	public static final String PORT_SETTING = "KAFKA_PORT";

	// A port of our own choice (the controller's always is) can be lost between choosing
	// and binding.
	private static final int BIND_ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

	private final FolderLock lock;

	private final KafkaRaftServer server;

	private final int port;

	private final CompletableFuture<String> failure;

	private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, int port, CompletableFuture<String> failure) {
		this.lock = lock;
		this.server = server;
		this.port = port;
		this.failure = failure;
	}

	/**
	 * Starts on a free port.
	 */
	public static EmbeddedBroker start(Path folder) {
		return start(folder, 0);
	}

	public static EmbeddedBroker start(Path folder, int port) {
		return start(folder, port, Map.of());
	}

	/**
	 * Starts and waits until the broker serves.
	 * @param folder where everything is kept; created where missing
	 * @param port 0 for a free one
	 * @param overrides broker settings that replace those chosen here
	 * @throws EmbeddedStartException with a message for a person
	 */
	public static EmbeddedBroker start(Path folder, int port, Map<String, String> overrides) {
		FolderLock lock = FolderLock.take(folder);
		try {
			if (port != 0) {
				LoopbackPort.requireFree(port, PORT_SETTING);
			}
			return start(lock, folder.resolve("data").toAbsolutePath(), port, overrides);
		}
		catch (RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	private static EmbeddedBroker start(FolderLock lock, Path logs, int wanted, Map<String, String> overrides) {
		for (int attempt = 1;; attempt++) {
			int port = (wanted == 0) ? LoopbackPort.free() : wanted;
			Map<String, String> settings = new HashMap<>(BrokerSettings.of(logs, port, LoopbackPort.free()));
			settings.putAll(overrides);
			CompletableFuture<String> failure = catchExit();
			try {
				return new EmbeddedBroker(lock, launch(logs, settings), port, failure);
			}
			catch (KafkaException | IllegalStateException | IllegalArgumentException ex) {
				if (attempt == BIND_ATTEMPTS || !reason(ex).contains("bind")) {
					throw new EmbeddedStartException("the Kafka broker did not start: " + failure.getNow(reason(ex)),
							ex);
				}
				log.info("A chosen port was taken meanwhile, choosing others");
			}
		}
	}

	private static KafkaRaftServer launch(Path logs, Map<String, String> settings) {
		KafkaConfig config = new KafkaConfig(settings, false);
		BrokerStorage.formatIfNew(logs, settings);
		KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
		try {
			server.startup();
			return server;
		}
		catch (RuntimeException ex) {
			stop(server);
			throw ex;
		}
	}

	/**
	 * Where Kafka gives up, it ends the JVM through {@link Exit}; here it must not take
	 * the other servers with it. Exit is one a JVM, so of several brokers the last one
	 * started hears of it.
	 */
	private static CompletableFuture<String> catchExit() {
		CompletableFuture<String> failure = new CompletableFuture<>();
		Exit.Procedure report = (status, message) -> {
			String reason = "the Kafka broker gave up with status " + status
					+ ((message != null) ? ": " + message : ", its log says why");
			log.error(reason);
			failure.complete(reason);
			throw new IllegalStateException(reason);
		};
		Exit.setExitProcedure(report);
		Exit.setHaltProcedure(report);
		return failure;
	}

	private static String reason(Throwable ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
	}

	private static void stop(KafkaRaftServer server) {
		server.shutdown();
		server.awaitShutdown();
	}

	public String bootstrapServers() {
		return LoopbackPort.HOST + ":" + this.port;
	}

	public int port() {
		return this.port;
	}

	/**
	 * Completes with the reason when the broker stops for good by itself, say because its
	 * disk is full. Completed on one of the broker's threads: react on another one.
	 */
	public CompletableFuture<String> failure() {
		return this.failure.copy();
	}

	/**
	 * Stops cleanly: what was acknowledged is on disk, the port is free and no thread is
	 * left.
	 */
	@Override
	public void close() {
		try {
			stop(this.server);
		}
		finally {
			this.lock.close();
		}
	}

}
