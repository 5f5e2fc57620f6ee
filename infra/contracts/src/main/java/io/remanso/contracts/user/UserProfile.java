package io.remanso.contracts.user;

import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is. Key: user id.
 *
 * @param name the newest profile name; never a person's who answers for the business
 * @param chat where they wrote last
 * @param labels the names of the labels that the business put on the chat
 * @param labelsFetchedAt when the labels were read from the gateway; null while they
 * never were
 */
public record UserProfile(String userId, @Nullable String name, Chat chat, List<String> labels,
		@Nullable Instant labelsFetchedAt, Instant firstActivity, Instant lastActivity) {

	public UserProfile {
		labels = List.copyOf(labels);
	}

}
