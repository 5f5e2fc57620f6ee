package io.remanso.sink.oldbot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One record of the guests' file.
 *
 * @param userId as this product names the user
 * @param name null where there is none or only a placeholder
 */
public record OldGuest(Position position, String userId, @Nullable String name, List<String> labels,
		@Nullable Instant firstInteraction, @Nullable Instant lastInteraction) {

	public OldGuest {
		labels = List.copyOf(labels);
	}

}
