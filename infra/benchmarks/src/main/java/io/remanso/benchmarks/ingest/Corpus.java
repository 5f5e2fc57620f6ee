package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bodies that ingest-service's tests are made of.
 */
final class Corpus {

	private static final int SMALL = 8_192;

	private Corpus() {
	}

	/** A gateway's bodies but for the few whose size is what they are about. */
	static List<byte[]> small(Path checkout, String gateway) {
		Path folder = checkout.resolve("ingest-service/src/test/resources/corpus").resolve(gateway);
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> !file.toString().endsWith(".golden.json"))
				.sorted()
				.map(Corpus::read)
				.filter((body) -> body.length < SMALL)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
