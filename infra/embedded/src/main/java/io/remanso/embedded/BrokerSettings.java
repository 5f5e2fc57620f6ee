package io.remanso.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a broker that is alone: nothing to replicate to, few threads, little
 * memory, quick to start and to notice what died.
 */
final class BrokerSettings {

	private static final String NODE_ID = "1";

	private BrokerSettings() {
	}

	static Map<String, String> of(Path logs, int port, int controllerPort) {
		Map<String, String> settings = new HashMap<>();
		settings.putAll(node(logs, port, controllerPort));
		settings.putAll(oneReplica());
		settings.putAll(prompt());
		settings.putAll(small());
		return settings;
	}

	private static Map<String, String> node(Path logs, int port, int controllerPort) {
		String broker = "PLAINTEXT://" + LoopbackPort.HOST + ":" + port;
		String controller = LoopbackPort.HOST + ":" + controllerPort;
		return Map.of("process.roles", "broker,controller", "node.id", NODE_ID, "listeners",
				broker + ",CONTROLLER://" + controller, "advertised.listeners", broker, "controller.listener.names",
				"CONTROLLER", "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
				"controller.quorum.voters", NODE_ID + "@" + controller, "log.dirs", logs.toString(),
				"auto.create.topics.enable", "false");
	}

	private static Map<String, String> oneReplica() {
		return Map.of("default.replication.factor", "1", "min.insync.replicas", "1", "offsets.topic.replication.factor",
				"1", "transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1",
				"share.coordinator.state.topic.replication.factor", "1", "share.coordinator.state.topic.min.isr", "1",
				// A demo that stood still for months must find its place again: the
				// default forgets it in a week.
				"offsets.retention.minutes", "525600");
	}

	private static Map<String, String> prompt() {
		return Map.of("group.initial.rebalance.delay.ms", "0",
				// After a kill the node must wait out its own former session before it
				// may register again.
				"broker.session.timeout.ms", "6000", "broker.heartbeat.interval.ms", "1500",
				// What a killed producer left open blocks every read_committed reader
				// until it is aborted.
				"transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
	}

	private static Map<String, String> small() {
		return Map.ofEntries(Map.entry("num.network.threads", "2"), Map.entry("num.io.threads", "4"),
				Map.entry("background.threads", "2"), Map.entry("num.recovery.threads.per.data.dir", "2"),
				Map.entry("offsets.topic.num.partitions", "5"), Map.entry("transaction.state.log.num.partitions", "5"),
				Map.entry("share.coordinator.state.topic.num.partitions", "1"), Map.entry("log.cleaner.threads", "1"),
				// 24 bytes a key: some 600,000 keys a pass, then the cleaner goes around
				// again.
				Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)),
				Map.entry("log.cleaner.io.buffer.size", Integer.toString(512 * 1024)),
				// Each partition maps two index files of this size.
				Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)),
				Map.entry("metric.reporters", ""));
	}

}
