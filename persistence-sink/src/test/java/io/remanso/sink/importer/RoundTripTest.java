package io.remanso.sink.importer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.remanso.sink.oldbot.Chats;
import io.remanso.sink.oldbot.OldFile;
import io.remanso.sink.oldbot.OldFileReader;
import io.remanso.sink.oldbot.OldFileWriter;
import io.remanso.sink.oldbot.OldGuest;
import io.remanso.sink.oldbot.OldRow;
import io.remanso.sink.oldbot.OldThread;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Import of an export is the identity, over generated contents of the tables.
 */
class RoundTripTest {

	private static final int RUNS = 300;

	private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

	private static final List<String> NAMES = List.of("Ana", "José María", "名前", "O'Brien \"Bob\"", "Línea\nDos", "🌊");

	private static final List<String> LABELS = List.of("Potencial", "VIP", "nuevo", "Check-in", "a, b");

	@TempDir
	@SuppressWarnings("NullAway.Init") // JUnit sets it
	private Path folder;

	@Test
	void shouldReadBackWhatItWrote() throws IOException {
		for (int seed = 0; seed < RUNS; seed++) {
			Random random = new Random(seed);
			List<OldRow> rows = rows(random);
			assertThat(readBack(rows, random.nextBoolean())).as("seed %d", seed).isEqualTo(rows);
		}
	}

	private List<OldRow> readBack(List<OldRow> rows, boolean keyed) throws IOException {
		Path threads = this.folder.resolve("threads.json");
		Path guests = this.folder.resolve("guests.json");
		try (OutputStream stream = Files.newOutputStream(threads);
				OldFileWriter writer = new OldFileWriter(stream, keyed)) {
			rows.stream().filter((row) -> row.threadId() != null).forEach(writer::thread);
		}
		try (OutputStream stream = Files.newOutputStream(guests);
				OldFileWriter writer = new OldFileWriter(stream, keyed)) {
			rows.forEach(writer::guest);
		}
		OldFile<OldThread> oldThreads = OldFileReader.threads(threads);
		OldFile<OldGuest> oldGuests = OldFileReader.guests(guests);
		assertThat(oldThreads.bad()).isEmpty();
		assertThat(oldGuests.bad()).isEmpty();
		return People.of(oldThreads.records(), oldGuests.records(), Set.of(), Instant.EPOCH)
			.people()
			.stream()
			.map(RoundTripTest::row)
			.toList();
	}

	private static OldRow row(Person person) {
		Person.@Nullable Conversation thread = person.threads().isEmpty() ? null : person.threads().getFirst();
		return new OldRow(person.userId(), person.chatId(), person.name(), person.labels(), person.first(),
				person.last(), (thread != null) ? thread.id() : null, (thread != null) ? thread.createdAt() : null,
				(thread != null) ? thread.lastActivity() : null);
	}

	private static List<OldRow> rows(Random random) {
		List<OldRow> rows = new ArrayList<>();
		for (int i = 0; i < random.nextInt(20); i++) {
			String user = user(random, i);
			Instant first = START.plusMillis(random.nextInt(1_000_000_000));
			Instant last = first.plusMillis(random.nextInt(1_000_000_000));
			boolean thread = random.nextInt(4) > 0;
			Instant created = first.plusMillis(random.nextInt(1000)).isAfter(last) ? first : first.plusMillis(1);
			rows.add(new OldRow(user, Chats.own(user), (random.nextInt(4) > 0) ? pick(random, NAMES) : null,
					labels(random), first, last.isBefore(created) ? created : last, thread ? "thread_" + user : null,
					thread ? created : null, thread ? (last.isBefore(created) ? created : last) : null));
		}
		rows.sort(Comparator.comparing(OldRow::userId));
		return rows;
	}

	private static String user(Random random, int i) {
		return switch (random.nextInt(6)) {
			case 0 -> "12345%d@lid".formatted(i);
			case 1 -> "CO.1357%d".formatted(i);
			case 2 -> "12036300%d@g.us".formatted(i);
			default -> "57300%07d".formatted(i);
		};
	}

	private static List<String> labels(Random random) {
		return IntStream.range(0, random.nextInt(3)).mapToObj((i) -> pick(random, LABELS)).distinct().toList();
	}

	private static String pick(Random random, List<String> from) {
		return from.get(random.nextInt(from.size()));
	}

}
