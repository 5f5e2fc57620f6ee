package io.remanso.sink.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Outcome;
import io.remanso.sink.row.ContextRow;
import io.remanso.sink.row.ConversationRow;
import io.remanso.sink.row.EndRow;
import io.remanso.sink.row.MessageRow;
import io.remanso.sink.row.ReplyRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.ThreadRow;

/**
 * A reply and an end are columns of their turn, a sent part is a line of the transcript,
 * and an end also says what the conversation is now.
 */
final class OutcomeRows {

	private OutcomeRows() {
	}

	static List<Row> of(Source source, Outcome outcome) {
		return switch (outcome) {
			case Outcome.ReplyGenerated reply -> List.of(new ReplyRow(source.offset(), reply));
			// Its end says the same and comes soon, or the turn is seen to have none.
			case Outcome.FailureDecided ignored -> List.of();
			case Outcome.PartSent part -> List.of(line(source, part));
			case Outcome.Terminal end -> ofEnd(source, end);
			case Outcome.Unknown ignored -> List.of();
		};
	}

	private static MessageRow line(Source source, Outcome.PartSent part) {
		return new MessageRow(MessageRow.Direction.OUT, source.partition(), source.offset(), part.userId(), part.chat(),
				part.messageId(), word(part.purpose()), null, null, part.text(), null,
				new MessageRow.SentPart(part.turnId(), part.part(), part.parts(), word(part.form()),
						word(part.proof())),
				part.at(), part.at());
	}

	private static List<Row> ofEnd(Source source, Outcome.Terminal end) {
		List<Row> rows = new ArrayList<>();
		rows.add(new EndRow(source.offset(), end));
		String conversation = end.memory().conversationId();
		rows.add(new ConversationRow(end.userId(), source.offset(), end.turnId(), conversation, end.at()));
		if (conversation != null) {
			rows.add(new ThreadRow(conversation, end.userId(), end.turnId(), end.at(), end.at()));
		}
		end.memory()
			.leftConversations()
			.forEach((left) -> rows.add(new ThreadRow(left, end.userId(), end.turnId(), end.at(), end.at())));
		Context context = end.memory().context();
		if (context != null) {
			rows.add(new ContextRow(end.userId(), source.offset(), end.turnId(), context, end.at()));
		}
		return rows;
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
