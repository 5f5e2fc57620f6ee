package io.remanso.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of a data folder while this JVM lives. The operating system drops the
 * lock with the process, so a kill leaves no stale one; the pid in the file only serves
 * the message to whoever comes second.
 */
public final class FolderLock implements AutoCloseable {

	private static final String FILE = "lock";

	private final FileChannel channel;

	private FolderLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Creates the folder where it is missing and takes it.
	 * @throws FolderInUseException if somebody else has it
	 * @throws EmbeddedStartException if it cannot be written
	 */
	public static FolderLock take(Path folder) {
		try {
			Files.createDirectories(folder);
			FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			try {
				return take(folder, channel);
			}
			catch (IOException | RuntimeException ex) {
				channel.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new EmbeddedStartException("data folder " + folder + " cannot be written: make it writable for user "
					+ System.getProperty("user.name") + ", or use another folder", ex);
		}
	}

	private static FolderLock take(Path folder, FileChannel channel) throws IOException {
		if (tryLock(folder, channel) == null) {
			throw new FolderInUseException(folder, "process " + ownerIn(folder));
		}
		channel.truncate(0);
		channel
			.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
		return new FolderLock(channel);
	}

	private static @Nullable FileLock tryLock(Path folder, FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			throw new FolderInUseException(folder, "this process");
		}
	}

	private static String ownerIn(Path folder) throws IOException {
		return Files.readString(folder.resolve(FILE)).strip();
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("lock not released", ex);
		}
	}

}
