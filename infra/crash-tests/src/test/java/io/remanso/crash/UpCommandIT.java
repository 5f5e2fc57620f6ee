package io.remanso.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code infra/up} does before it starts anything.
 */
class UpCommandIT {

	private final Path checkout = Installation.findCheckout();

	@TempDir
	private Path folder = Path.of("");

	@Test
	void shouldExplainItself() {
		Refusal refusal = run(this.checkout.resolve("infra/up"), "--help");
		assertThat(refusal.exitCode()).isZero();
		assertThat(refusal.output()).contains("usage:", "--headless", "REMANSO_DATA");
	}

	@Test
	void shouldRefuseAFlagThatItDoesNotKnow() {
		Refusal refusal = run(this.checkout.resolve("infra/up"), "--headles");
		assertThat(refusal.exitCode()).isEqualTo(2);
		assertThat(refusal.output()).hasLineCount(1).contains("--headles", "--help");
	}

	// Which JDKs this machine has nobody knows; it has none of this version.
	@Test
	void shouldSayHowToGetAMissingJdk() throws IOException {
		Path infra = Files.createDirectories(this.folder.resolve("infra"));
		Path up = Files.copy(this.checkout.resolve("infra/up"), infra.resolve("up"));
		Path jdk = Files.writeString(infra.resolve("jdk"),
				Files.readString(this.checkout.resolve("infra/jdk")).replace("wanted=25", "wanted=99"));
		Files.setPosixFilePermissions(jdk, PosixFilePermissions.fromString("rwx------"));
		Refusal refusal = run(up);
		assertThat(refusal.exitCode()).isEqualTo(1);
		assertThat(refusal.output()).hasLineCount(1).contains("JDK 99", "install", "JAVA_HOME");
	}

	private static Refusal run(Path up, String... arguments) {
		List<String> command = java.util.stream.Stream
			.concat(java.util.stream.Stream.of(up.toString()), java.util.Arrays.stream(arguments))
			.toList();
		return Refusal.of(ServerProcess.launch("up", command, Map.of(), URI.create("http://127.0.0.1:1")));
	}

}
