package io.remanso.testkit;

import java.util.Locale;

/**
 * Where tests get Kafka and PostgreSQL from. The system property {@code remanso.backends}
 * says it: {@code embedded} (the default: both within this JVM and its children) or
 * {@code testcontainers}. Both are started when first asked for, shared by all tests of
 * the JVM and stopped at its end.
 */
public final class Backends {

	static final String PROPERTY = "remanso.backends";

	private static final Lazy<BackendProvider> PROVIDER = new Lazy<>(
			() -> closedAtEnd(provider(System.getProperty(PROPERTY, "embedded"))));

	private static final Lazy<TestKafka> KAFKA = new Lazy<>(() -> PROVIDER.get().startKafka());

	private static final Lazy<DatabaseServer> DATABASES = new Lazy<>(() -> PROVIDER.get().startDatabaseServer());

	private Backends() {
	}

	/**
	 * The broker that all tests of this JVM share: whoever uses the product's own topic
	 * names here shares them too.
	 */
	public static TestKafka kafka() {
		return KAFKA.get();
	}

	/**
	 * A broker of its own, empty, for tests that need the topics for themselves or stop
	 * the broker. The caller closes it.
	 */
	public static TestKafka newKafka() {
		return PROVIDER.get().startKafka();
	}

	/**
	 * A new, empty database.
	 */
	public static TestDatabase database() {
		return DATABASES.get().newDatabase();
	}

	static BackendProvider provider(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "embedded" -> new EmbeddedBackends();
			case "testcontainers" -> ContainerBackends.connect();
			default -> throw new IllegalArgumentException(
					PROPERTY + "=" + name + " is unknown: it is embedded or testcontainers");
		};
	}

	private static <T extends AutoCloseable> T closedAtEnd(T resource) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			try {
				resource.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(resource + " did not stop", ex);
			}
		}, "stop-" + resource));
		return resource;
	}

}
