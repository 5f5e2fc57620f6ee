package io.remanso.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Formats the broker's folder, once. Kafka writes {@code meta.properties} last and
 * atomically, so a folder without it was never used and may be formatted (again).
 */
final class BrokerStorage {

	private BrokerStorage() {
	}

	static void formatIfNew(Path logs, Map<String, String> settings) {
		if (Files.exists(logs.resolve("meta.properties"))) {
			return;
		}
		try {
			Files.createDirectories(logs);
			Path config = Files.createTempFile("broker", ".properties");
			try {
				format(config, settings);
			}
			finally {
				Files.delete(config);
			}
		}
		catch (IOException ex) {
			throw new EmbeddedStartException("data folder " + logs + " could not be prepared: " + ex.getMessage(), ex);
		}
	}

	private static void format(Path config, Map<String, String> settings) throws IOException {
		Properties properties = new Properties();
		properties.putAll(settings);
		try (var writer = Files.newBufferedWriter(config)) {
			properties.store(writer, null);
		}
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		String[] command = { "format", "-t", Uuid.randomUuid().toString(), "-c", config.toString() };
		if (StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8)) != 0) {
			throw new IOException(output.toString(StandardCharsets.UTF_8).strip());
		}
	}

}
