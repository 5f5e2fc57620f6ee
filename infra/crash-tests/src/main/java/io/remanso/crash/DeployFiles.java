package io.remanso.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code infra/deploy} says of the product, to be held against the product.
 */
public final class DeployFiles {

	private static final Pattern METRIC = Pattern.compile("\\b(?:remanso|kafka|jvm|process|http)_[a-z0-9_]+\\b");

	private static final Pattern PUBLISHED = Pattern.compile("(?m)^[a-zA-Z_:][a-zA-Z0-9_:]*");

	private static final Pattern METER = Pattern.compile("\"(remanso(?:\\.[a-z_]+)+)\"");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

	// One without braces in it: of what stands in for another variable nothing is said.
	private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):([^${}]+)}");

	// What Prometheus adds to the name of a meter, by its kind.
	private static final Pattern SUFFIX = Pattern
		.compile("(?:_seconds)?_(?:total|count|sum|max|bucket)$|_bytes$|_seconds$");

	private static final Pattern WRITTEN = Pattern
		.compile("\\.(?:java|ya?ml|json|args|js|html)$|/(?:up|run|Dockerfile)$");

	private final Path checkout;

	public DeployFiles(Path checkout) {
		this.checkout = checkout;
	}

	/** The files with one of these ends. */
	public List<Path> endingWith(String... ends) {
		return files(this.checkout.resolve("infra/deploy"))
			.filter((file) -> Stream.of(ends).anyMatch(file.toString()::endsWith))
			.toList();
	}

	/** The metrics of alerts and dashboard. */
	public Set<String> metrics() {
		return Stream.of("prometheus", "grafana")
			.flatMap((folder) -> files(this.checkout.resolve("infra/deploy").resolve(folder)))
			.flatMap((file) -> matches(METRIC, read(file)))
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Those of them that nobody publishes.
	 * @param scrapes what the workers published; a meter of ours that only counts what
	 * goes wrong may be missing there, and is looked for in the code
	 */
	public Set<String> unknownMetrics(List<String> scrapes) {
		Set<String> published = scrapes.stream()
			.flatMap((scrape) -> matches(PUBLISHED, scrape))
			.map(MatchResult::group)
			.collect(Collectors.toSet());
		Set<String> inCode = Workers.NAMES.stream()
			.flatMap((worker) -> sources(worker, ".java"))
			.flatMap((file) -> matches(METER, read(file)))
			.map((match) -> match.group(1).replace('.', '_'))
			.collect(Collectors.toSet());
		Set<String> unknown = metrics();
		unknown.removeAll(published);
		unknown
			.removeIf((metric) -> inCode.contains(metric) || inCode.contains(SUFFIX.matcher(metric).replaceFirst("")));
		return unknown;
	}

	/** The environment variables that a worker's configuration reads. */
	public Set<String> variables(String worker) {
		return sources(worker, ".yml").flatMap((file) -> matches(VARIABLE, read(file)))
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The defaults that a worker's configuration gives to variables. */
	public Map<String, String> defaults(String worker) {
		return sources(worker, ".yml").flatMap((file) -> matches(DEFAULT, read(file)))
			.collect(Collectors.toMap((match) -> match.group(1), (match) -> match.group(2), (first, _) -> first,
					TreeMap::new));
	}

	/** The files of the modules' programs, and of what runs them. */
	public List<Path> programs() {
		return Stream
			.concat(Workers.NAMES.stream().flatMap((worker) -> sources(worker, "")),
					files(this.checkout.resolve("infra")).filter((file) -> !isBuiltOrTest(file.toString())))
			.filter((file) -> WRITTEN.matcher(file.toString()).find())
			.toList();
	}

	private static boolean isBuiltOrTest(String file) {
		return file.contains("/target/") || file.contains("/src/test/");
	}

	private Stream<Path> sources(String worker, String end) {
		return files(this.checkout.resolve(worker).resolve("src/main")).filter((file) -> file.toString().endsWith(end));
	}

	private static Stream<MatchResult> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results();
	}

	private static Stream<Path> files(Path folder) {
		try (Stream<Path> paths = Files.walk(folder)) {
			return paths.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
