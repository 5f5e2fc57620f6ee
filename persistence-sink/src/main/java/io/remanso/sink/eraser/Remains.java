package io.remanso.sink.eraser;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Until when Kafka's logs still hold what was written before now, by each topic's own
 * settings. Nobody reads it again; a replay skips it.
 */
final class Remains {

	private static final String FOREVER = "-1";

	private Remains() {
	}

	/** The date of each topic of ours, changelogs of stores included; null for never. */
	static Map<String, Instant> until(String bootstrapServers, Instant now) {
		try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
			Collection<ConfigResource> topics = admin.listTopics()
				.names()
				.get()
				.stream()
				.filter((name) -> name.startsWith("whatsapp.") || name.endsWith("-changelog"))
				.map((name) -> new ConfigResource(ConfigResource.Type.TOPIC, name))
				.collect(Collectors.toList());
			Map<String, Instant> until = new TreeMap<>();
			admin.describeConfigs(topics)
				.all()
				.get()
				.forEach((topic, config) -> until.put(topic.name(), end(config, now)));
			return until;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the topics' settings can't be read", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	// A record goes with its segment, which may take records for a while yet.
	private static Instant end(Config config, Instant now) {
		String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
		boolean compacts = policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT);
		String kept = value(config,
				compacts ? TopicConfig.DELETE_RETENTION_MS_CONFIG : TopicConfig.RETENTION_MS_CONFIG);
		if (kept.equals(FOREVER)) {
			return Instant.MAX;
		}
		long segment = Long.parseLong(value(config, TopicConfig.SEGMENT_MS_CONFIG));
		long open = compacts
				? Math.min(segment, Long.parseLong(value(config, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG))) : segment;
		return now.plus(Duration.ofMillis(Long.parseLong(kept))).plusMillis(open);
	}

	private static String value(Config config, String name) {
		return String.valueOf(config.get(name).value());
	}

}
