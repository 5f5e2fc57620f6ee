package io.remanso.sink.importer;

import java.nio.file.Path;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What {@code import} is given.
 *
 * @param threads the threads' file, or null
 * @param guests the guests' file, or null
 * @param channel the business number of the chats
 * @param agents names that are no client's
 * @param backup where the rows are kept that change
 * @param dryRun only say what would be written
 * @param skipBad leave out what can't be read
 */
public record ImportOptions(@Nullable Path threads, @Nullable Path guests, String channel, Set<String> agents,
		Path backup, boolean dryRun, boolean skipBad) {

	public ImportOptions {
		agents = Set.copyOf(agents);
	}

}
