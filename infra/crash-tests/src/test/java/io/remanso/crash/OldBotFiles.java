package io.remanso.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The old bot's two files as they could lie on its disk: keys as digits and as JIDs,
 * dates and instants, labels in every form, fields that are missing, agents' names.
 *
 * @param threads a list of pairs
 * @param guests an object with the users as keys
 */
record OldBotFiles(Path threads, Path guests) {

	private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

	static OldBotFiles write(Path folder, int users, Random random) throws IOException {
		List<String> threads = new ArrayList<>();
		List<String> guests = new ArrayList<>();
		for (int i = 0; i < users; i++) {
			if (i % 5 != 4) {
				threads.add("[\"%s\", %s]".formatted(number(i) + ((i % 7 == 0) ? "@s.whatsapp.net" : ""),
						thread(i, random)));
			}
			if (i % 4 != 3) {
				guests.add("\"%s\": %s".formatted(number(i), guest(i, random)));
			}
		}
		Files.createDirectories(folder);
		return new OldBotFiles(
				Files.writeString(folder.resolve("threads.json"), "[\n" + String.join(",\n", threads) + "\n]\n"),
				Files.writeString(folder.resolve("guest-memory.json"), "{\n" + String.join(",\n", guests) + "\n}\n"));
	}

	static String number(int i) {
		return "57318%07d".formatted(i);
	}

	static String name(int i) {
		return "Huésped " + i;
	}

	private static String thread(int i, Random random) {
		StringBuilder record = new StringBuilder("{\"threadId\": \"thread_%05d\"".formatted(i));
		if (i % 3 != 0) {
			record.append(", \"chatId\": \"%s@s.whatsapp.net\"".formatted(number(i)));
		}
		record.append(", \"userName\": \"%s\""
			.formatted((i % 10 == 1) ? "Agente Sofía" : (i % 10 == 2) ? "Usuario" : name(i)));
		if (i % 6 != 5) {
			Instant created = START.plusSeconds(random.nextInt(10_000_000));
			record.append(", \"createdAt\": \"%s\", \"lastActivity\": \"%s\"".formatted(created,
					created.plusSeconds(random.nextInt(1_000_000))));
		}
		return record.append((i % 8 == 0) ? ", \"labels\": [\"Consulta\"], \"previousThreads\": []}" : "}").toString();
	}

	private static String guest(int i, Random random) {
		String last = START.plusSeconds(random.nextInt(10_000_000)).toString();
		String labels = switch (i % 4) {
			case 0 -> "\"labels\": [\"Potencial\", \"VIP\"]";
			case 1 -> "\"label\": \"VIP\", \"whapiLabels\": [{\"id\": \"1\", \"name\": \"VIP\", \"color\": \"red\"}]";
			default -> "\"label\": \"nuevo\"";
		};
		return "{\"name\": %s, %s, \"lastInteraction\": \"%s\"}".formatted(
				(i % 9 == 0) ? "null" : "\"" + name(i) + "\"", labels, (i % 2 == 0) ? last.substring(0, 10) : last);
	}

}
