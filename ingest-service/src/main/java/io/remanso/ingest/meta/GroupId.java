package io.remanso.ingest.meta;

import java.util.regex.Pattern;

import io.remanso.ingest.element.MalformedException;

/**
 * Meta's group ids are opaque; only what could not be a key is refused.
 */
final class GroupId {

	private static final Pattern GROUP = Pattern.compile("[\\x21-\\x7e]{1,160}");

	private GroupId() {
	}

	static void check(String id) {
		if (!GROUP.matcher(id).matches()) {
			throw new MalformedException("group_id is no id");
		}
	}

}
