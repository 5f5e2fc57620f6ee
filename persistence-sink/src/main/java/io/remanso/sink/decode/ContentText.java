package io.remanso.sink.decode;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of a message.
 */
final class ContentText {

	private ContentText() {
	}

	static @Nullable String of(Content content) {
		return switch (content) {
			case Content.Text text -> text.body();
			case Content.Media media -> (media.caption() != null) ? media.caption() : media.fileName();
			case Content.Location location -> joined(location.name(), location.address(), location.caption());
			case Content.Contacts contacts -> contacts.cards()
				.stream()
				.map((card) -> joined(card.name(), String.join(" ", card.phones())))
				.collect(Collectors.joining("\n"));
			case Content.Choice choice -> joined(choice.title(), choice.description());
			case Content.Poll poll -> joined(poll.title(), String.join("\n", poll.options()));
			case Content.Order order -> order.text();
			case Content.Unsupported unsupported -> null;
		};
	}

	private static String joined(@Nullable String... parts) {
		return Stream.of(parts).filter((part) -> part != null && !part.isEmpty()).collect(Collectors.joining("\n"));
	}

}
