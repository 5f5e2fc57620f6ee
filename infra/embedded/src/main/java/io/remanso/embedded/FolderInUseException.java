package io.remanso.embedded;

import java.nio.file.Path;

/**
 * Another process, or another server of this JVM, works on the same data folder.
 */
public final class FolderInUseException extends EmbeddedStartException {

	FolderInUseException(Path folder, String owner) {
		super("data folder " + folder + " is in use by " + owner + ": stop that first, or use another folder");
	}

}
