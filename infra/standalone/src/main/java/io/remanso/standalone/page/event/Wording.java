package io.remanso.standalone.page.event;

import java.util.Locale;
import java.util.Objects;

import io.remanso.contracts.inbound.Content;

/**
 * A message in one piece of text. The page itself sends texts only; of other kinds that
 * somebody posts for a demo user, it says what they are.
 */
final class Wording {

	private Wording() {
	}

	static String of(Content content) {
		return switch (content) {
			case Content.Text text -> text.body();
			case Content.Media media -> Objects.requireNonNullElse(media.caption(), kind(media.media().name()));
			case Content.Location location -> Objects.requireNonNullElse(location.name(), kind("location"));
			case Content.Contacts _ -> kind("contacts");
			case Content.Choice choice -> choice.title();
			case Content.Poll poll -> poll.title();
			case Content.Order order -> Objects.requireNonNullElse(order.text(), kind("order"));
			case Content.Unsupported unsupported -> kind(unsupported.type());
		};
	}

	private static String kind(String word) {
		return "(" + word.toLowerCase(Locale.ROOT) + ")";
	}

}
