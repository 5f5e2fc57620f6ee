package io.remanso.sink.tool;

/**
 * What each command takes.
 */
final class Usage {

	private static final String IMPORT = """
			usage: import --threads FILE --guests FILE [--dry-run]

			Takes over what the old bot knew, from its threads.json and guest_profiles.json (or threads-data.json and
			guest-memory.json); either file may be left out. All of it is checked before any of it is written. What is
			known better here stays, so a second run changes nothing. buffer-stream and persistence-sink must be running.

			  --dry-run       check the files and say what would be written
			  --skip-bad      leave out records that can't be read, and what a cut-off file has lost
			  --agent NAME    a name of yours that the old bot gave to clients; may be given several times
			  --channel ID    the business number as webhooks name it (Whapi's channel_id)
			  --backup DIR    where the rows are kept that change (remanso-backups)
			""";

	private static final String EXPORT = """
			usage: export --to DIR [--shape pairs|keyed]

			Writes threads.json and guest_profiles.json for the old bot, each whole or not at all. Shape keyed writes
			threads-data.json and guest-memory.json.
			""";

	private static final String ERASE = """
			usage: erase USER

			Removes one person (number, user id or another id of theirs) from tables, compacted topics, state stores and
			the model's conversations, and says what remains in Kafka until when. They can write again at any time.
			""";

	private static final String COMMON = """

			Environment: KAFKA_BOOTSTRAP_SERVERS (127.0.0.1:9092), DATABASE_URL (the database of infra/up).
			Exit code: 0 done; 1 something did not answer, run it again; 2 not understood; 3 refused, nothing was written.
			""";

	private Usage() {
	}

	static String of(String command) {
		return switch (command) {
			case "import" -> IMPORT;
			case "export" -> EXPORT;
			default -> ERASE;
		} + COMMON;
	}

}
