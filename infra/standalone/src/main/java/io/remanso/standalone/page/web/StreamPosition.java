package io.remanso.standalone.page.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How far a page has followed the stream, as it stands in the events' ids.
 *
 * @param start of this server: numbers of another one mean nothing here
 */
record StreamPosition(String start, long number) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,16})-([0-9]{1,18})");

	static Optional<StreamPosition> parse(@Nullable String id) {
		if (id == null) {
			return Optional.empty();
		}
		Matcher matcher = FORM.matcher(id);
		return matcher.matches() ? Optional.of(new StreamPosition(matcher.group(1), Long.parseLong(matcher.group(2))))
				: Optional.empty();
	}

	StreamPosition at(long other) {
		return new StreamPosition(this.start, other);
	}

	@Override
	public String toString() {
		return this.start + "-" + this.number;
	}

}
