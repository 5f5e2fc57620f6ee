package io.remanso.contracts.inbound;

import org.jspecify.annotations.Nullable;

/**
 * The advertisement or post that brought a user here.
 */
public record Referral(@Nullable String sourceUrl, @Nullable String sourceId, @Nullable String headline,
		@Nullable String body) {
}
