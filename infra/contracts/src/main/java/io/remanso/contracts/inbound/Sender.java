package io.remanso.contracts.inbound;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message, as the provider shows them.
 *
 * @param name the profile name, or null where the provider gave none
 * @param ids every id that the provider gave for this person (phone digits, BSUID, LID),
 * the one that the user id was made from first
 */
public record Sender(@Nullable String name, List<String> ids) {

	public Sender {
		ids = List.copyOf(ids);
	}

}
