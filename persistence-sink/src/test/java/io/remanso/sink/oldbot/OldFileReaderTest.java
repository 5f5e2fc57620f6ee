package io.remanso.sink.oldbot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OldFileReaderTest {

	private static final String FULL = """
			{"threadId": "thread_abc123", "chatId": "573001234567@s.whatsapp.net", "userName": "Juan Pérez",
			 "createdAt": "2025-07-03T10:00:00.123Z", "lastActivity": "2025-07-04T05:00:00-05:00", "name": "Juan",
			 "labels": ["Potencial", "Consulta"], "previousThreads": [], "another": {"field": 1}}
			""";

	private static final OldThread READ = new OldThread(new Position("threads.json", 1, 1), "573001234567",
			"573001234567@s.whatsapp.net", "thread_abc123", "Juan", "Juan Pérez",
			Instant.parse("2025-07-03T10:00:00.123Z"), Instant.parse("2025-07-04T10:00:00Z"),
			List.of("Potencial", "Consulta"));

	@TempDir
	@SuppressWarnings("NullAway.Init") // JUnit sets it
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "[[\"573001234567\", %s]]", "{\"573001234567\": %s}", "\uFEFF{\"573001234567\": %s}",
			"[[\"573001234567@s.whatsapp.net\", %s]]", "{\"573001234567@c.us\": %s}", "{\"+573001234567\": %s}",
			"[%s]" })
	void shouldReadEveryShape(String shape) throws IOException {
		OldFile<OldThread> file = threads(shape.formatted(FULL));
		assertThat(file.bad()).isEmpty();
		assertThat(file.records()).singleElement()
			.usingRecursiveComparison()
			.ignoringFields("position")
			.isEqualTo(READ);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "{\"threadId\": null, \"chatId\": \"\", \"userName\": \"Usuario\", \"labels\": null}",
					"{\"userName\": \"573001234567\", \"name\": \" \"}", "{\"chatId\": \"12036302394@g.us\"}" })
	void shouldDoWithoutAnyField(String record) throws IOException {
		assertThat(threads("{\"573001234567\": %s}".formatted(record)).records()).singleElement()
			.usingRecursiveComparison()
			.ignoringFields("position")
			.isEqualTo(new OldThread(READ.position(), "573001234567", "573001234567@s.whatsapp.net", null, null, null,
					null, null, List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2025-01-27 | 2025-01-27T00:00:00Z", "2025-01-27T10:00:00 | 2025-01-27T10:00:00Z",
					"2025-01-27T10:00:00.5Z | 2025-01-27T10:00:00.5Z",
					"2025-01-27T10:00:00-05:00 | 2025-01-27T15:00:00Z" })
	void shouldReadDatesAndInstants(String text, String instant) throws IOException {
		assertThat(guests("{\"573001234567\": {\"lastInteraction\": \"%s\"}}".formatted(text)).records())
			.singleElement()
			.extracting(OldGuest::lastInteraction)
			.isEqualTo(Instant.parse(instant));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"labels\": [\"VIP\", \"Reservado\"]}",
			"{\"label\": \"VIP\", \"whapiLabels\": [{\"id\": \"1\", \"name\": \"VIP\", \"color\": \"red\"}, {\"id\": \"2\", \"name\": \"Reservado\"}]}",
			"{\"label\": \"nuevo\", \"labels\": \"VIP/Reservado\"}",
			"{\"labels\": [\"VIP\"], \"label\": \"Reservado\"}" })
	void shouldReadBothFormsOfLabels(String record) throws IOException {
		assertThat(guests("[[\"573001234567\", %s]]".formatted(record)).records()).singleElement()
			.extracting(OldGuest::labels)
			.isEqualTo(List.of("VIP", "Reservado"));
	}

	@Test
	void shouldTakeAnEmptyFileForOneWithoutRecords() throws IOException {
		OldFile<OldThread> file = threads(" \n");
		assertThat(file.records()).isEmpty();
		assertThat(file.bad()).isEmpty();
		assertThat(file.notes()).singleElement().asString().contains("the file is empty");
	}

	@Test
	void shouldSayWhereAFileIsCutOffAndKeepWhatIsWhole() throws IOException {
		OldFile<OldThread> file = threads("""
				[["573001234567", {"threadId": "thread_1"}],
				 ["573001234568", {"threadId": "thr""");
		assertThat(file.records()).extracting(OldThread::threadId).containsExactly("thread_1");
		assertThat(file.bad()).singleElement()
			.hasToString("threads.json:2:36: the file is cut off here, after 1 whole records");
	}

	@Test
	void shouldNameEveryBadRecordWithItsPosition() throws IOException {
		OldFile<OldThread> file = threads("""
				[["573001234567", {"createdAt": "yesterday"}],
				 ["nobody", {}],
				 ["573001234568", {"labels": 7}],
				  ["573001234569", null],
				 7,
				 ["573001234570", {"threadId": "thread_1"}]]
				""");
		assertThat(file.records()).hasSize(1);
		assertThat(file.bad()).extracting(Remark::toString)
			.containsExactly("threads.json:1:2 \"573001234567\": createdAt is neither a date nor an instant",
					"threads.json:2:2 \"nobody\": the key is neither a number nor a WhatsApp id",
					"threads.json:3:2 \"573001234568\": labels is no list",
					"threads.json:4:3 \"573001234569\": the record is no object",
					"threads.json:5:2: neither a pair of key and record nor a record");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "\"text\"", "[[\"573001234567\", {}]] []", "{\"573001234567\" {}}", "not JSON" })
	void shouldRefuseWhatIsNoSuchFile(String content) throws IOException {
		assertThat(threads(content).bad()).hasSize(1);
	}

	private OldFile<OldThread> threads(String content) throws IOException {
		return OldFileReader.threads(Files.writeString(this.folder.resolve("threads.json"), content));
	}

	private OldFile<OldGuest> guests(String content) throws IOException {
		return OldFileReader.guests(Files.writeString(this.folder.resolve("guests.json"), content));
	}

}
