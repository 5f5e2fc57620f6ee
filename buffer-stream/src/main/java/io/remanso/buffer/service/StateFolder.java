package io.remanso.buffer.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.remanso.launch.StartException;

/**
 * The folder of the stores, looked at before Streams is: its own complaints do not name
 * the setting.
 */
final class StateFolder {

	// Streams holds a lock on this file while it runs.
	private static final String PROCESS_FILE = "kafka-streams-process-metadata";

	private StateFolder() {
	}

	static void requireUsable(Path stateDir, String applicationId) {
		Path folder = stateDir.resolve(applicationId);
		try {
			Files.createDirectories(folder);
			Files.delete(Files.createTempFile(folder, "writable", null));
			Path processFile = folder.resolve(PROCESS_FILE);
			if (Files.exists(processFile) && isLocked(processFile)) {
				throw inUse(stateDir);
			}
		}
		catch (IOException ex) {
			throw new StartException(
					"STATE_DIR: folder %s cannot be written, make it writable for user %s or use another"
						.formatted(stateDir, System.getProperty("user.name")));
		}
	}

	private static boolean isLocked(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock == null;
		}
		catch (OverlappingFileLockException ex) {
			return true;
		}
	}

	private static StartException inUse(Path stateDir) {
		return new StartException(
				"STATE_DIR: folder %s is in use by another buffer-stream, stop that first or use another folder"
					.formatted(stateDir));
	}

}
