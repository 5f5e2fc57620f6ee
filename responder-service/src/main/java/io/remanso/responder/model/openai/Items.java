package io.remanso.responder.model.openai;

import java.util.ArrayList;
import java.util.List;

import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Question;

/**
 * Lines as the API's items. What people say stays in the user's role, the customer's and
 * the team's, each {@linkplain Authored told from the other}; what we say of them goes in
 * as developer, with the turn's id, so that a later look into the conversation can tell
 * which turn it holds, and holds no word that came from outside but the chat's labels.
 * Lines of one author in a row are one item: the API takes few items at once.
 */
final class Items {

	private static final String UNDELIVERED = "El cliente no recibió tu última respuesta";

	private Items() {
	}

	/** What a turn adds to a conversation. */
	static List<ResponseInputItem> of(Question question) {
		List<ResponseInputItem> items = new ArrayList<>();
		items.add(text(EasyInputMessage.Role.DEVELOPER, Marks.ofTurn(question.turnId()) + "\n" + question.context()));
		String name = question.name();
		if (name != null) {
			items.add(text(EasyInputMessage.Role.USER, Authored.name(name)));
		}
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
			group.add(text(EasyInputMessage.Role.DEVELOPER, Marks.ofTurn(question.turnId(), groups.size() + 1)));
			group.addAll(items.subList(from, to));
			groups.add(group);
			from = to;
		}
		return groups;
	}

	/**
	 * What a new conversation begins with: all of these lines, in so many items at most.
	 * Where they are more, the oldest are told in one.
	 */
	static List<ResponseInputItem> beginning(List<Line> lines, int most) {
		List<List<Line>> runs = runs(lines);
		int single = (runs.size() > most) ? runs.size() - most + 1 : 0;
		List<ResponseInputItem> items = new ArrayList<>();
		if (single > 0) {
			List<Line> earlier = runs.subList(0, single).stream().flatMap(List::stream).toList();
			items.add(text(EasyInputMessage.Role.USER, Authored.earlier(earlier)));
		}
		runs.subList(single, runs.size()).forEach((run) -> items.add(item(run)));
		return items;
	}

	/** Asks for an answer to a turn's lines that were told before. */
	static ResponseInputItem again(String turnId) {
		return text(EasyInputMessage.Role.DEVELOPER, Marks.ofTurn(turnId)
				+ "\nContesta ahora a los últimos mensajes del cliente, con una respuesta completa y breve.");
	}

	static List<ResponseInputItem> ofLines(List<Line> lines) {
		return runs(lines).stream().map(Items::item).toList();
	}

	/** Says that the user did not get the newest reply, or only this much of it. */
	static List<ResponseInputItem> undelivered(String delivered) {
		if (delivered.isEmpty()) {
			return List.of(text(EasyInputMessage.Role.DEVELOPER, UNDELIVERED + ", ni una parte de ella."));
		}
		// The model's own words, which may repeat the customer's, stay in its own role.
		return List.of(text(EasyInputMessage.Role.DEVELOPER, UNDELIVERED + " entera, solo lo que sigue."),
				text(EasyInputMessage.Role.ASSISTANT, delivered));
	}

	/** Whether a developer's item takes back what the assistant said before. */
	static boolean takesBack(String text) {
		return text.startsWith(UNDELIVERED);
	}

	private static ResponseInputItem text(EasyInputMessage.Role role, String text) {
		return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(role).content(text).build());
	}

	// Lines of one author in a row.
	private static List<List<Line>> runs(List<Line> lines) {
		List<List<Line>> runs = new ArrayList<>();
		for (Line line : lines) {
			if (runs.isEmpty() || runs.getLast().getFirst().role() != line.role()) {
				runs.add(new ArrayList<>());
			}
			runs.getLast().add(line);
		}
		return runs;
	}

	// Only the user's items may have several contents: an assistant's is plain text.
	private static ResponseInputItem item(List<Line> run) {
		if (run.getFirst().role() == TranscriptEntry.Role.ASSISTANT) {
			return text(EasyInputMessage.Role.ASSISTANT, String.join("\n", run.stream().map(Authored::line).toList()));
		}
		List<ResponseInputContent> contents = new ArrayList<>();
		for (Line line : run) {
			contents
				.add(ResponseInputContent.ofInputText(ResponseInputText.builder().text(Authored.line(line)).build()));
			for (Line.Picture picture : line.pictures()) {
				contents.add(ResponseInputContent.ofInputImage(ResponseInputImage.builder()
					.detail(ResponseInputImage.Detail.AUTO)
					.imageUrl(picture.dataUrl())
					.build()));
			}
		}
		return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
			.role(EasyInputMessage.Role.USER)
			.contentOfResponseInputMessageContentList(contents)
			.build());
	}

}
