package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.user.UserProfile;
import io.remanso.responder.delivery.Courier;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a chat as the model is told them: the profile's while they are young,
 * else the gateway's, else the profile's again.
 *
 * @param names as told
 * @param fetched what the gateway said now, or null
 */
record ChatLabels(List<String> names, Memory.@Nullable Labels fetched) {

	private static final Duration YOUNG = Duration.ofMinutes(5);

	ChatLabels {
		names = List.copyOf(names);
	}

	static ChatLabels of(ClosedBuffer buffer, @Nullable Courier courier, Instant now) throws InterruptedException {
		UserProfile profile = buffer.profile();
		if (courier == null || !isOld(profile, now)) {
			return new ChatLabels(profile.labels(), null);
		}
		List<String> names = courier.labels(buffer.chat());
		return (names != null) ? new ChatLabels(names, new Memory.Labels(names, now))
				: new ChatLabels(profile.labels(), null);
	}

	static boolean isOld(UserProfile profile, Instant now) {
		Instant fetchedAt = profile.labelsFetchedAt();
		return fetchedAt == null || fetchedAt.plus(YOUNG).isBefore(now);
	}

}
