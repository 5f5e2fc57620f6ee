package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.openai.models.conversations.Message;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.ChatModel;
import com.openai.models.ResponsesModel;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseUsage;
import io.remanso.responder.model.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply out of what the API gives back.
 */
final class Responses {

	private Responses() {
	}

	static String text(Response response) {
		List<String> texts = new ArrayList<>();
		for (ResponseOutputItem item : response.output()) {
			item.message().ifPresent((message) -> message.content().forEach((content) -> text(content, texts)));
		}
		return String.join("\n", texts).strip();
	}

	private static void text(ResponseOutputMessage.Content content, List<String> texts) {
		content.outputText().ifPresent((text) -> texts.add(text.text()));
		content.refusal().ifPresent((refusal) -> texts.add(refusal.refusal()));
	}

	static Reply reply(Response response, String text, @Nullable String conversation, int attempts, Duration latency) {
		Optional<ResponseUsage> usage = response.usage();
		return new Reply(text, conversation, name(response.model()), usage.map(ResponseUsage::inputTokens).orElse(0L),
				usage.map(ResponseUsage::outputTokens).orElse(0L), attempts, latency);
	}

	// The SDK has three types for names: those it knows, those of this API only, and any
	// other.
	private static String name(ResponsesModel model) {
		return model.chat()
			.map(ChatModel::asString)
			.or(() -> model.only().map(ResponsesModel.ResponsesOnlyModel::asString))
			.or(model::string)
			.orElse("unknown");
	}

	/** What it means that a response holds no text. */
	static Fault empty(Response response) {
		String why = response.error()
			.map((error) -> error.code().asString())
			.or(() -> response.status().map(ResponseStatus::asString))
			.orElse("nothing");
		return new Fault(why.equals("rate_limit_exceeded") ? Fault.Kind.RATE_LIMITED : Fault.Kind.BROKEN, Duration.ZERO,
				"the model said nothing (%s)".formatted(why));
	}

	/**
	 * What a conversation holds of a turn.
	 * @param newestFirst its newest items
	 */
	static Found find(List<ConversationItem> newestFirst, String turnId) {
		List<String> answer = new ArrayList<>();
		for (ConversationItem item : newestFirst) {
			Message message = item.message().orElse(null);
			if (message == null) {
				continue;
			}
			String text = text(message);
			int group = isOf(message, "developer") ? Items.group(turnId, text) : 0;
			if (group > 0) {
				return new Found(group, String.join("\n", answer.reversed()).strip());
			}
			if (isOf(message, "assistant")) {
				answer.add(text);
			}
		}
		return Found.NOTHING;
	}

	private static boolean isOf(Message message, String role) {
		return message.role().asString().equals(role);
	}

	private static String text(Message message) {
		List<String> texts = new ArrayList<>();
		for (Message.Content content : message.content()) {
			content.inputText().ifPresent((text) -> texts.add(text.text()));
			content.outputText().ifPresent((text) -> texts.add(text.text()));
			content.text().ifPresent((text) -> texts.add(text.text()));
			content.refusal().ifPresent((refusal) -> texts.add(refusal.refusal()));
		}
		return String.join("\n", texts);
	}

	/**
	 * What is there of a turn.
	 *
	 * @param groups how many groups of its lines are
	 * @param answer the reply to them, or empty
	 */
	record Found(int groups, String answer) {

		static final Found NOTHING = new Found(0, "");

	}

}
