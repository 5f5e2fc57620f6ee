package io.remanso.responder.model.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Question;

/**
 * Lines as the API's items. What the user says stays in the user's role; what we say of
 * them goes in as developer, with the turn's id, so that a later look into the
 * conversation can tell which turn it holds. Lines of one author in a row are one item:
 * the API takes few items at once.
 */
final class Items {

	private static final Pattern LATER_MARK = Pattern.compile("\\[turno (.+), sigue (\\d{1,4})]");

	private static final String PERSON = "[Una persona del equipo escribió:]";

	private Items() {
	}

	/** What a turn adds to a conversation. */
	static List<ResponseInputItem> of(Question question) {
		List<ResponseInputItem> items = new ArrayList<>();
		items.add(text(EasyInputMessage.Role.DEVELOPER, mark(question.turnId()) + "\n" + question.context()));
		items.addAll(ofLines(question.lines()));
		return items;
	}

	/**
	 * The same in groups of so many items at most. Each but the first begins with a mark
	 * that says which it is.
	 */
	static List<List<ResponseInputItem>> groups(Question question, int most) {
		List<ResponseInputItem> items = of(question);
		List<List<ResponseInputItem>> groups = new ArrayList<>();
		int from = Math.min(most, items.size());
		groups.add(items.subList(0, from));
		while (from < items.size()) {
			int to = Math.min(from + most - 1, items.size());
			List<ResponseInputItem> group = new ArrayList<>();
			group.add(text(EasyInputMessage.Role.DEVELOPER, mark(question.turnId(), groups.size() + 1)));
			group.addAll(items.subList(from, to));
			groups.add(group);
			from = to;
		}
		return groups;
	}

	/** What stands in the conversation before the lines of that turn. */
	static String mark(String turnId) {
		return "[turno " + turnId + "]";
	}

	private static String mark(String turnId, int group) {
		return "[turno %s, sigue %d]".formatted(turnId, group);
	}

	/**
	 * Which group of that turn's items such a text begins.
	 * @return counted from 1; 0 where it begins none
	 */
	static int group(String turnId, String text) {
		if (text.startsWith(mark(turnId))) {
			return 1;
		}
		Matcher mark = LATER_MARK.matcher(text);
		return (mark.matches() && mark.group(1).equals(turnId)) ? Integer.parseInt(mark.group(2)) : 0;
	}

	/** Asks for an answer to a turn's lines that were told before. */
	static ResponseInputItem again(String turnId) {
		return text(EasyInputMessage.Role.DEVELOPER, mark(turnId)
				+ "\nContesta ahora a los últimos mensajes del cliente, con una respuesta completa y breve.");
	}

	static ResponseInputItem text(EasyInputMessage.Role role, String text) {
		return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(role).content(text).build());
	}

	static List<ResponseInputItem> ofLines(List<Line> lines) {
		List<ResponseInputItem> items = new ArrayList<>();
		List<Line> together = new ArrayList<>();
		for (Line line : lines) {
			if (!together.isEmpty() && !role(together.getFirst()).equals(role(line))) {
				items.add(item(together));
				together.clear();
			}
			together.add(line);
		}
		if (!together.isEmpty()) {
			items.add(item(together));
		}
		return items;
	}

	private static EasyInputMessage.Role role(Line line) {
		return (line.role() == TranscriptEntry.Role.USER) ? EasyInputMessage.Role.USER
				: EasyInputMessage.Role.ASSISTANT;
	}

	// Only the user's items may have several contents: an assistant's is plain text.
	private static ResponseInputItem item(List<Line> lines) {
		EasyInputMessage.Role role = role(lines.getFirst());
		if (role.equals(EasyInputMessage.Role.ASSISTANT)) {
			return text(role, String.join("\n", lines.stream().map(Items::words).toList()));
		}
		List<ResponseInputContent> contents = new ArrayList<>();
		for (Line line : lines) {
			contents.add(ResponseInputContent.ofInputText(ResponseInputText.builder().text(line.text()).build()));
			for (Line.Picture picture : line.pictures()) {
				contents.add(ResponseInputContent.ofInputImage(ResponseInputImage.builder()
					.detail(ResponseInputImage.Detail.AUTO)
					.imageUrl(picture.dataUrl())
					.build()));
			}
		}
		return ResponseInputItem.ofEasyInputMessage(
				EasyInputMessage.builder().role(role).contentOfResponseInputMessageContentList(contents).build());
	}

	/** Says that the user did not get the newest reply, or only this much of it. */
	static ResponseInputItem undelivered(String delivered) {
		return text(EasyInputMessage.Role.DEVELOPER, delivered.isEmpty() ? "El cliente no recibió tu última respuesta."
				: "De tu última respuesta el cliente solo recibió esto: " + delivered);
	}

	/**
	 * Whether an assistant's item holds a person's words: the API has no role for them.
	 */
	static boolean isOfPerson(String text) {
		return text.startsWith(PERSON);
	}

	private static String words(Line line) {
		return (line.role() == TranscriptEntry.Role.AGENT) ? PERSON + " " + line.text() : line.text();
	}

}
