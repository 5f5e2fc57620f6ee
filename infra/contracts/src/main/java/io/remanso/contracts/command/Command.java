package io.remanso.contracts.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.remanso.contracts.inbound.Chat;
import org.jspecify.annotations.Nullable;

/**
 * What an operator, or a tool in their name, orders for one user. Key: user id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(Command.ImportUser.class), @JsonSubTypes.Type(Command.ImportThread.class),
		@JsonSubTypes.Type(Command.Pause.class), @JsonSubTypes.Type(Command.Resume.class),
		@JsonSubTypes.Type(Command.SetLabels.class), @JsonSubTypes.Type(Command.SetPreferences.class),
		@JsonSubTypes.Type(Command.AnswerAgain.class), @JsonSubTypes.Type(Command.Forget.class) })
public sealed interface Command {

	/** Unique; the same id twice is one order. */
	String commandId();

	/** Whom it concerns. */
	String userId();

	/** When it was given. */
	Instant issuedAt();

	/** Take over what an older system knew of a user; what is known better here stays. */
	@JsonTypeName("import_user")
	record ImportUser(String commandId, String userId, @Nullable String name, @Nullable Chat chat, List<String> labels,
			@Nullable Instant firstActivity, @Nullable Instant lastActivity, Instant issuedAt) implements Command {

		public ImportUser {
			labels = List.copyOf(labels);
		}

	}

	/** Take over an old conversation id: history, never called. */
	@JsonTypeName("import_thread")
	record ImportThread(String commandId, String userId, String threadId, @Nullable Chat chat, @Nullable String name,
			@Nullable Instant createdAt, @Nullable Instant lastActivity, Instant issuedAt) implements Command {
	}

	/** Be silent for this user until then. */
	@JsonTypeName("pause")
	record Pause(String commandId, String userId, Instant until, Instant issuedAt) implements Command {
	}

	/** Answer this user again. */
	@JsonTypeName("resume")
	record Resume(String commandId, String userId, Instant issuedAt) implements Command {
	}

	/** Replace the user's labels. */
	@JsonTypeName("set_labels")
	record SetLabels(String commandId, String userId, List<String> labels, Instant issuedAt) implements Command {

		public SetLabels {
			labels = List.copyOf(labels);
		}

	}

	/** Replace the user's preferences. */
	@JsonTypeName("set_preferences")
	record SetPreferences(String commandId, String userId, Map<String, String> preferences,
			Instant issuedAt) implements Command {

		public SetPreferences {
			preferences = Map.copyOf(preferences);
		}

	}

	/** Close a new turn with the messages of an earlier one. */
	@JsonTypeName("answer_again")
	record AnswerAgain(String commandId, String userId, String turnId, Instant issuedAt) implements Command {
	}

	/**
	 * Remove everything that is known of the user and older than this order.
	 *
	 * @param conversations the model's conversations to delete there, since who deletes
	 * them keeps no list of its own
	 */
	@JsonTypeName("forget")
	record Forget(String commandId, String userId,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conversations,
			Instant issuedAt) implements Command {

		public Forget {
			conversations = List.copyOf(conversations);
		}

		public Forget(String commandId, String userId, Instant issuedAt) {
			this(commandId, userId, List.of(), issuedAt);
		}

	}

}
