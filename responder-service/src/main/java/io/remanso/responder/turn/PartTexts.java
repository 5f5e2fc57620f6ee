package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Splitter;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a reply: those that are sent, as they were recorded, and the rest of it.
 * Another version, or another limit, may cut the same reply elsewhere, so a part is never
 * known by its number alone: who goes on with a reply by number would lose what the one
 * cut put into an earlier part, or send it twice. What is sent is found in the reply by
 * its text. Of the next part, which its former owner may have sent and not recorded, a
 * receipt says only the number: so where the cuts were recorded with the reply, they hold
 * until that part is settled.
 *
 * @param sent their texts, in order
 * @param rest what is to be sent, in order
 */
record PartTexts(List<String> sent, List<String> rest) {

	PartTexts {
		sent = List.copyOf(sent);
		rest = List.copyOf(rest);
	}

	/** What is left of a reply of which some parts are recorded as sent. */
	static PartTexts of(Outcome.ReplyGenerated reply, List<Outcome.PartSent> recorded, int longest) {
		String text = reply.text();
		List<Integer> ends = reply.partEnds();
		List<String> sent = recorded.stream().map(Outcome.PartSent::text).toList();
		int from = 0;
		for (String part : sent) {
			from = endOf(part, text, from);
			if (from < 0) {
				// It is not the reply's own text: only its number tells how far it goes.
				List<String> all = cut(text, 0, ends, longest);
				return new PartTexts(sent, all.subList(Math.min(sent.size(), all.size()), all.size()));
			}
		}
		return new PartTexts(sent, cut(text, from, ends, longest));
	}

	/** Where a reply is cut, to be recorded with it. */
	static List<Integer> ends(String text, int longest) {
		List<Integer> ends = new ArrayList<>();
		int from = 0;
		for (String part : Splitter.split(text, longest)) {
			from = endOf(part, text, from);
			ends.add(from);
		}
		return ends.isEmpty() ? ends : ends.subList(0, ends.size() - 1);
	}

	/** The same where no part of the rest is longer. */
	PartTexts fitting(int longest) {
		return new PartTexts(this.sent,
				this.rest.stream().flatMap((part) -> Splitter.split(part, longest).stream()).toList());
	}

	/** The same after one more is sent. */
	PartTexts next() {
		return new PartTexts(Stream.concat(this.sent.stream(), this.rest.stream().limit(1)).toList(),
				this.rest.subList(1, this.rest.size()));
	}

	boolean isDone() {
		return this.rest.isEmpty();
	}

	/** All of them. */
	List<String> all() {
		return Stream.concat(this.sent.stream(), this.rest.stream()).toList();
	}

	private static List<String> cut(String text, int from, @Nullable List<Integer> ends, int longest) {
		if (ends == null) {
			return Splitter.split(text.substring(from), longest);
		}
		List<String> parts = new ArrayList<>();
		int at = from;
		for (int end : Stream.concat(ends.stream(), Stream.of(text.length())).toList()) {
			if (end > at && end <= text.length()) {
				parts.add(text.substring(at, end).strip());
				at = end;
			}
		}
		parts.removeIf(String::isEmpty);
		return parts;
	}

	// White space may differ. Less than zero where it is not there.
	private static int endOf(String part, String text, int from) {
		int at = from;
		for (int n = 0; n < part.length(); n++) {
			if (!Character.isWhitespace(part.charAt(n))) {
				while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
					at++;
				}
				if (at == text.length() || text.charAt(at) != part.charAt(n)) {
					return -1;
				}
				at++;
			}
		}
		return at;
	}

}
