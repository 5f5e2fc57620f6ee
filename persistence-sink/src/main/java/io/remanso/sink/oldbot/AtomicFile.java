package io.remanso.sink.oldbot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place, forced to disk, and
 * moved there in one step. Closing it without {@link #publish()} leaves what was there
 * before. For one thread.
 */
public final class AtomicFile implements AutoCloseable {

	private final Path target;

	private final Path temporary;

	private final OutputStream stream;

	private AtomicFile(Path target, Path temporary, OutputStream stream) {
		this.target = target;
		this.temporary = temporary;
		this.stream = stream;
	}

	/** Begin; missing folders are made. */
	public static AtomicFile create(Path target) {
		try {
			Path folder = target.toAbsolutePath().getParent();
			Files.createDirectories(folder);
			Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
			return new AtomicFile(target, temporary, new BufferedOutputStream(Files.newOutputStream(temporary)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public OutputStream stream() {
		return this.stream;
	}

	/** All of it is written: put it in its place. */
	public void publish() {
		try {
			this.stream.close();
			try (FileChannel channel = FileChannel.open(this.temporary, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			Files.move(this.temporary, this.target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.stream.close();
			Files.deleteIfExists(this.temporary);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
