package io.remanso.standalone.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Completes the secrets: those that are not set are made up once and kept in the data
 * folder, so that no installation has a secret that others know.
 */
public final class SecretStore {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final Path file;

	private final Supplier<String> random;

	public SecretStore(Path data, Supplier<String> random) {
		this.file = data.resolve("secrets.properties");
		this.random = random;
	}

	/**
	 * Each from the environment, else as kept, else new.
	 */
	public Secrets complete(Map<String, String> variables) {
		Environment environment = new Environment(variables);
		Properties kept = read();
		int before = kept.size();
		Secrets secrets = new Secrets(choose(Secrets.WHAPI_WEBHOOK_TOKEN, environment, kept),
				choose(Secrets.META_APP_SECRET, environment, kept),
				choose(Secrets.META_VERIFY_TOKEN, environment, kept), choose(Secrets.LOG_KEY, environment, kept));
		if (kept.size() > before) {
			write(kept);
		}
		return secrets;
	}

	private String choose(String name, Environment environment, Properties kept) {
		return environment.get(name)
			.orElseGet(() -> (String) kept.computeIfAbsent(name, (ignored) -> this.random.get()));
	}

	private Properties read() {
		Properties kept = new Properties();
		if (Files.exists(this.file)) {
			keepFromOthers();
			try (Reader reader = Files.newBufferedReader(this.file)) {
				kept.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(this.file + " cannot be read", ex);
			}
		}
		return kept;
	}

	// A copy, or a backup that was brought back, is often readable for everybody.
	private void keepFromOthers() {
		try {
			if (!Files.getPosixFilePermissions(this.file).equals(OWNER_ONLY)) {
				Files.setPosixFilePermissions(this.file, OWNER_ONLY);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.file + " can't be kept from others", ex);
		}
	}

	private void write(Properties kept) {
		try {
			if (!Files.exists(this.file)) {
				Files.createFile(this.file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			}
			try (Writer writer = Files.newBufferedWriter(this.file)) {
				kept.store(writer, "Made up by infra/up for what the environment does not set");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.file + " cannot be written", ex);
		}
	}

}
