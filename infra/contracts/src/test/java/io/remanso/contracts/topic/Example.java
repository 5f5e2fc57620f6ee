package io.remanso.contracts.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.remanso.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * The example values that lie beside the schemas.
 */
record Example(Topic<?> topic, String name, JsonNode value) {

	private static final String ROOT = "/io/remanso/contracts/";

	static List<Example> all() {
		return Topics.all().stream().flatMap(Example::of).toList();
	}

	static Stream<Example> of(Topic<?> topic) {
		return files("examples/" + topic.name())
			.map((file) -> new Example(topic, file.getFileName().toString(), Json.mapper().readTree(file)));
	}

	static Stream<Path> schemas() {
		return files("schemas");
	}

	private static Stream<Path> files(String folder) {
		URL url = Objects.requireNonNull(Example.class.getResource(ROOT + folder), () -> "no folder " + folder);
		try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.topic.name() + "/" + this.name;
	}

}
