package io.remanso.sink.oldbot;

import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a place in a file.
 *
 * @param key of the record, or null where it is about none
 * @param what for people
 */
public record Remark(Position position, @Nullable String key, String what) {

	@Override
	public String toString() {
		return this.position + ((this.key != null) ? " \"" + this.key + "\": " : ": ") + this.what;
	}

}
