package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.command.Command;
import io.remanso.sink.row.ForgetRow;
import io.remanso.sink.row.ImportedThreadRow;
import io.remanso.sink.row.Row;

/**
 * Of what operators order only old threads and what to forget are written from here:
 * everything else comes back as what it changed.
 */
final class CommandRows {

	private CommandRows() {
	}

	static List<Row> of(Source source, Command command) {
		return switch (command) {
			case Command.ImportThread thread -> List.of(new ImportedThreadRow(thread));
			case Command.ImportUser ignored -> List.of();
			case Command.Pause ignored -> List.of();
			case Command.Resume ignored -> List.of();
			case Command.SetLabels ignored -> List.of();
			case Command.SetPreferences ignored -> List.of();
			case Command.AnswerAgain ignored -> List.of();
			case Command.Forget forget -> List.of(new ForgetRow(forget.userId(), forget.issuedAt()));
		};
	}

}
