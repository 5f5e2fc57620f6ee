package io.remanso.ingest.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.meta.MetaParser;
import io.remanso.ingest.whapi.WhapiParser;

/**
 * One body of the corpus, and the file beside it that says what becomes of it.
 */
public record Payload(String gateway, Path file) {

	private static final Path CORPUS = Path.of("src/test/resources/corpus");

	private static final int SMALL = 8_192;

	private static final String GOLDEN = ".golden.json";

	static List<Payload> all() {
		return Stream.of("whapi", "meta").flatMap(Payload::of).toList();
	}

	private static Stream<Payload> of(String gateway) {
		try (Stream<Path> files = Files.list(CORPUS.resolve(gateway))) {
			return files.filter((file) -> !file.toString().endsWith(GOLDEN))
				.sorted()
				.map((file) -> new Payload(gateway, file))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public byte[] body() {
		return read(this.file);
	}

	BodyParser parser() {
		return parserOf(this.gateway);
	}

	/** The parser of a gateway's bodies. */
	public static BodyParser parserOf(String gateway) {
		return gateway.equals("whapi") ? new WhapiParser() : new MetaParser();
	}

	/** A gateway's bodies but for the few whose size is what they are about. */
	public static Stream<Payload> small(String gateway) {
		return of(gateway).filter((payload) -> payload.body().length < SMALL);
	}

	Path golden() {
		return this.file.resolveSibling(this.file.getFileName().toString().replace(".json", GOLDEN));
	}

	@Override
	public String toString() {
		return this.gateway + "/" + this.file.getFileName();
	}

	static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
