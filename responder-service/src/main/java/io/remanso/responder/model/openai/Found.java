package io.remanso.responder.model.openai;

import java.util.ArrayList;
import java.util.List;

import com.openai.models.conversations.Message;
import com.openai.models.conversations.items.ConversationItem;
import io.remanso.responder.text.ReplyText;

/**
 * What a conversation holds of a turn.
 *
 * @param groups how many groups of its lines are there
 * @param answer the reply to them as it is sent, or empty
 */
record Found(int groups, String answer) {

	static final Found NOTHING = new Found(0, "");

	/**
	 * Look for a turn.
	 * @param newestFirst the conversation's newest items
	 */
	static Found of(String turnId, List<ConversationItem> newestFirst) {
		List<String> answer = new ArrayList<>();
		for (ConversationItem item : newestFirst) {
			Message message = item.message().orElse(null);
			if (message == null) {
				continue;
			}
			String text = text(message);
			int group = isOf(message, "developer") ? Items.group(turnId, text) : 0;
			if (group > 0) {
				return new Found(group, ReplyText.of(String.join("\n", answer.reversed())));
			}
			if (isOf(message, "assistant") && !Items.isOfPerson(text)) {
				answer.add(text);
			}
		}
		return NOTHING;
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

}
