package io.remanso.standalone.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretStoreTest {

	private final AtomicInteger made = new AtomicInteger();

	@Test
	void shouldMakeUpDifferentSecretsAndKeepThem(@TempDir Path data) {
		Secrets first = store(data).complete(Map.of());
		assertThat(first.asVariables().values()).doesNotHaveDuplicates().hasSize(4);
		assertThat(store(data).complete(Map.of())).isEqualTo(first);
		assertThat(this.made).hasValue(4);
	}

	@Test
	void shouldLetOnlyTheOwnerReadThem(@TempDir Path data) throws IOException {
		store(data).complete(Map.of());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.properties"))))
			.isEqualTo("rw-------");
	}

	@Test
	void shouldTakeOthersTheRightToReadThem(@TempDir Path data) throws IOException {
		store(data).complete(Map.of());
		Path file = data.resolve("secrets.properties");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		store(data).complete(Map.of());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	// As an installation has it that was made before there was a key.
	@Test
	void shouldMakeUpWhatIsNewAndLeaveTheRest(@TempDir Path data) throws IOException {
		Files.writeString(data.resolve("secrets.properties"), "META_APP_SECRET=kept\n");
		Secrets secrets = store(data).complete(Map.of());
		assertThat(secrets.metaAppSecret()).isEqualTo("kept");
		assertThat(secrets.logKey()).isNotBlank();
		assertThat(store(data).complete(Map.of())).isEqualTo(secrets);
	}

	@Test
	void shouldPreferTheEnvironmentAndNotKeepWhatItSays(@TempDir Path data) throws IOException {
		Secrets secrets = store(data).complete(Map.of("META_APP_SECRET", "mine"));
		assertThat(secrets.metaAppSecret()).isEqualTo("mine");
		assertThat(Files.readString(data.resolve("secrets.properties"))).doesNotContain("mine", "META_APP_SECRET");
	}

	@Test
	void shouldNotShowThemWhereTheyAreLoggedByAccident() {
		assertThat(new Secrets("a", "b", "c", "d")).hasToString("Secrets");
	}

	private SecretStore store(Path data) {
		return new SecretStore(data, () -> "random-" + this.made.incrementAndGet());
	}

}
