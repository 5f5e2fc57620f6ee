package io.remanso.buffer.conversation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * What operators order for one user.
 */
final class Orders {

	private Orders() {
	}

	static void carryOut(Draft draft, Command command) {
		switch (command) {
			case Command.ImportUser user -> draft.learn((known) -> known.imported(user.name(), user.chat(),
					user.labels(), user.firstActivity(), user.lastActivity()));
			case Command.ImportThread thread -> draft.learn((known) -> known.imported(thread.name(), thread.chat(),
					List.of(), thread.createdAt(), thread.lastActivity()));
			case Command.Pause pause -> draft.learn((known) -> known.pausedUntil(pause.until()));
			case Command.Resume resume -> draft.learn((known) -> known.pausedUntil(null));
			case Command.SetLabels set -> draft.learn((known) -> known.labelled(set.labels(), set.issuedAt()));
			case Command.SetPreferences set -> draft.learn((known) -> known.preferring(set.preferences()));
			case Command.AnswerAgain again -> answerAgain(draft, again);
			case Command.Forget forget -> forget(draft, forget);
		}
	}

	private static void answerAgain(Draft draft, Command.AnswerAgain order) {
		LastTurn last = draft.conversation().lastTurn().get().orElse(null);
		String problem = problem(draft, order, last);
		if (last == null || problem != null) {
			draft.effect(new Effect.Refuse(order.commandId(), (problem != null) ? problem : "no turn is known"));
			return;
		}
		draft.push(Buffer.again(last, users(last), order.commandId(), draft.now().wall()));
	}

	private static @Nullable String problem(Draft draft, Command.AnswerAgain order, @Nullable LastTurn last) {
		if (last == null || !last.turnId().equals(order.turnId())) {
			return "only the user's newest turn can be answered again";
		}
		if (users(last).isEmpty()) {
			return "the user wrote nothing in that turn";
		}
		Turn turn = draft.conversation().turn();
		return (turn != null && turn.turnId().equals(order.turnId())) ? "that turn is still being answered" : null;
	}

	private static List<TurnMessage> users(LastTurn turn) {
		return turn.messages().all().stream().filter((message) -> message.author() == TurnMessage.Author.USER).toList();
	}

	// The turn in flight keeps the gate: its end still comes, only it teaches nothing.
	private static void forget(Draft draft, Command.Forget order) {
		Conversation before = draft.conversation();
		Stream<Buffer> open = Stream.ofNullable(before.open());
		Stream.concat(before.aside().buffers().stream(), open)
			.filter((buffer) -> buffer.again() == null)
			.flatMap((buffer) -> buffer.messages().all().stream())
			.forEach((message) -> draft.dispose(message, Disposition.Rule.FORGOTTEN));
		before.undecided().forEach((undecided) -> draft.dispose(undecided.message(), Disposition.Rule.FORGOTTEN));
		Turn turn = before.turn();
		draft.become(Conversation.of(before.userId())
			.withKnown(KnownUser.NOBODY)
			.withLastTurn(Optional.empty())
			.withTurn((turn != null) ? new Turn(turn.turnId(), turn.leaseUntil(), true) : null));
		draft.effect(new Effect.Forget(order.issuedAt()));
	}

}
