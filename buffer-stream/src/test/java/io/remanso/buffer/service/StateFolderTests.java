package io.remanso.buffer.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.remanso.launch.StartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateFolderTests {

	@Test
	void shouldCreateTheFolderAndLeaveNothingInIt(@TempDir Path folder) {
		StateFolder.requireUsable(folder.resolve("state"), "app");
		assertThat(folder.resolve("state/app")).isEmptyDirectory();
	}

	@Test
	void shouldNameAFolderThatCannotBeWritten(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "");
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> StateFolder.requireUsable(file, "app"))
			.withMessageContainingAll("STATE_DIR", file.toString(), "writable");
	}

	@Test
	void shouldNameAFolderThatAnotherUses(@TempDir Path folder) throws IOException {
		Path file = Files.createDirectories(folder.resolve("app")).resolve("kafka-streams-process-metadata");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.lock()) {
			assertThat(lock.isValid()).isTrue();
			assertThatExceptionOfType(StartException.class).isThrownBy(() -> StateFolder.requireUsable(folder, "app"))
				.withMessageContainingAll("STATE_DIR", folder.toString(), "in use");
		}
		StateFolder.requireUsable(folder, "app");
	}

}
