package io.remanso.contracts.inbound;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Each kind holds what a reader needs to act on it; the provider's
 * own object stays in the event's {@code raw}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(Content.Text.class), @JsonSubTypes.Type(Content.Media.class),
		@JsonSubTypes.Type(Content.Location.class), @JsonSubTypes.Type(Content.Contacts.class),
		@JsonSubTypes.Type(Content.Choice.class), @JsonSubTypes.Type(Content.Poll.class),
		@JsonSubTypes.Type(Content.Order.class), @JsonSubTypes.Type(Content.Unsupported.class) })
public sealed interface Content {

	/** Plain text; the body of a link preview too. */
	@JsonTypeName("text")
	record Text(String body) implements Content {
	}

	/**
	 * A file of any kind. At least one of {@code id} and {@code url} is there when the
	 * provider can serve it.
	 *
	 * @param media what sort of file
	 * @param id the provider's media id
	 * @param url where it can be had, for as long as the provider keeps it
	 * @param mimeType the provider's word for it, parameters included
	 * @param size in bytes
	 * @param sha256 as the provider wrote it
	 * @param fileName of a document
	 * @param seconds length of a recording
	 * @param caption the user's text beside it
	 */
	@JsonTypeName("media")
	record Media(MediaKind media, @Nullable String id, @Nullable String url, @Nullable String mimeType,
			@Nullable Long size, @Nullable String sha256, @Nullable String fileName, @Nullable Integer seconds,
			@Nullable String caption) implements Content {
	}

	/**
	 * A place, in degrees.
	 *
	 * @param name of the place
	 * @param live where the user shares their way
	 * @param caption the user's text beside it
	 */
	@JsonTypeName("location")
	record Location(double latitude, double longitude, @Nullable String name, @Nullable String address, boolean live,
			@Nullable String caption) implements Content {
	}

	/** Address cards. */
	@JsonTypeName("contacts")
	record Contacts(List<Card> cards) implements Content {

		public Contacts {
			cards = List.copyOf(cards);
		}

		/** One person or place of the address book. */
		public record Card(@Nullable String name, List<String> phones) {

			public Card {
				phones = List.copyOf(phones);
			}

		}
	}

	/**
	 * An answer by button, list or form.
	 *
	 * @param id what the sender of the choices called it
	 * @param title what the user saw
	 * @param description the row's second line, or a form's fields as JSON text
	 */
	@JsonTypeName("choice")
	record Choice(@Nullable String id, String title, @Nullable String description) implements Content {
	}

	/** A question with options. */
	@JsonTypeName("poll")
	record Poll(String title, List<String> options) implements Content {

		public Poll {
			options = List.copyOf(options);
		}

	}

	/** A cart sent from a catalogue; the items stay in {@code raw}. */
	@JsonTypeName("order")
	record Order(@Nullable String text, int items) implements Content {
	}

	/** A kind that no reader handles yet; {@code type} is the provider's word. */
	@JsonTypeName("unsupported")
	record Unsupported(String type) implements Content {
	}

}
