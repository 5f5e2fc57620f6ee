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
 * @param answer the reply to them as it is sent, or empty; what was cut off is none
 * @param unfinished the ids of what the model put out without such a reply, newest first
 */
record Found(int groups, String answer, List<String> unfinished) {

	private static final Found NOTHING = new Found(0, "", List.of());

	/**
	 * Look for a turn.
	 * @param newestFirst the conversation's newest items
	 */
	static Found of(String turnId, List<ConversationItem> newestFirst) {
		List<String> said = new ArrayList<>();
		List<String> putOut = new ArrayList<>();
		boolean whole = true;
		for (ConversationItem item : newestFirst) {
			Message message = item.message().orElse(null);
			if (message == null) {
				item.reasoning().ifPresent((_) -> Holding.id(item).ifPresent(putOut::add));
				continue;
			}
			String text = text(message);
			int group = isOf(message, "developer") ? Marks.group(turnId, text) : 0;
			if (group > 0) {
				String answer = whole ? ReplyText.of(Joined.messages(said.reversed())) : "";
				return new Found(group, answer, answer.isEmpty() ? putOut : List.of());
			}
			if (isOf(message, "developer") && Items.takesBack(text)) {
				// What stands after it repeats what was delivered.
				said.clear();
				putOut.clear();
			}
			else if (isOf(message, "assistant") && !Marks.isOldPerson(text)) {
				Holding.id(item).ifPresent(putOut::add);
				whole &= isWhole(message);
				if (isSaid(message)) {
					said.add(text);
				}
			}
		}
		return NOTHING;
	}

	private static boolean isOf(Message message, String role) {
		return message.role().asString().equals(role);
	}

	// Servers that say nothing of it keep whole messages only.
	private static boolean isWhole(Message message) {
		return message._status().asKnown().map(Message.Status.COMPLETED::equals).orElse(true);
	}

	private static boolean isSaid(Message message) {
		return message._phase().asKnown().map(Message.Phase.FINAL_ANSWER::equals).orElse(true);
	}

	private static String text(Message message) {
		List<String> texts = new ArrayList<>();
		for (Message.Content content : message.content()) {
			content.inputText().ifPresent((text) -> texts.add(text.text()));
			content.outputText().ifPresent((text) -> texts.add(text.text()));
			content.text().ifPresent((text) -> texts.add(text.text()));
			content.refusal().ifPresent((refusal) -> texts.add(refusal.refusal()));
		}
		return Joined.contents(texts);
	}

}
