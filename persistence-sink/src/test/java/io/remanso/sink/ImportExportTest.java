package io.remanso.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import io.remanso.contracts.user.UserProfile;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportExportTest {

	private static final String THREADS = """
			[["573101", {"threadId": "thread_1", "chatId": "573101@s.whatsapp.net", "userName": "Juan Pérez",
			             "createdAt": "2025-01-20T10:00:00Z", "lastActivity": "2025-01-27T10:00:00Z"}],
			 ["573102@s.whatsapp.net", {"threadId": "thread_2", "userName": "Usuario"}],
			 ["573103", {"userName": "Sin Hilo"}]]
			""";

	private static final String GUESTS = """
			{"573101": {"name": "Juan", "labels": ["Potencial"], "lastInteraction": "2025-01-28"},
			 "573104": {"name": null, "whapiLabels": [{"id": "1", "name": "VIP"}], "firstInteraction": "2025-01-01"}}
			""";

	private final TestKafka kafka = Backends.newKafka();

	private final SinkFixture sink = new SinkFixture(Backends.database().jdbcUrl(), this.kafka.bootstrapServers());

	private final BufferStandIn buffer = new BufferStandIn(this.sink);

	@TempDir
	@SuppressWarnings("NullAway.Init") // JUnit sets it
	private static Path folder;

	@BeforeAll
	void start() {
		this.sink.start();
	}

	@AfterAll
	void stop() {
		this.buffer.close();
		this.sink.close();
		this.kafka.close();
	}

	@Test
	void shouldTakeOverBothFilesOnceAndGiveThemBack() throws IOException {
		Path threads = file("t1/threads.json", THREADS);
		Path guests = file("t1/guest-memory.json", GUESTS);
		String[] command = { "import", "--threads", threads.toString(), "--guests", guests.toString(), "--backup",
				folder.resolve("backups").toString() };
		ToolRun dry = ToolRun.of(this.sink,
				Stream.concat(Stream.of(command), Stream.of("--dry-run")).toArray(String[]::new));
		assertThat(dry.out()).contains("users     4 to write", "threads   2 to write", "nothing was written");
		ToolRun first = ToolRun.of(this.sink, command);
		assertThat(first.exit()).as(first.err()).isZero();
		assertThat(first.out().lines()).contains("read      3 records of threads, 2 of guests: 4 users, 2 threads",
				"users     4 written, 0 there already", "threads   2 written, 0 there already", "skipped   1",
				"          threads.json:4:2 \"573103\": no threadId: the user is taken without a thread");
		assertThat(this.sink.query("""
				select u.id, u.name, u.labels::text as labels, t.id as thread, t.is_active
				from users u left join threads t on t.user_id = u.id where u.id like '57310_' order by u.id"""))
			.extracting((row) -> "%s %s %s %s %s".formatted(row.get("id"), row.get("name"), row.get("labels"),
					row.get("thread"), row.get("is_active")))
			.containsExactly("573101 Juan [\"Potencial\"] thread_1 f", "573102 null [] thread_2 f",
					"573103 Sin Hilo [] null null", "573104 null [\"VIP\"] null null");
		var before = this.sink.dump("users");
		ToolRun second = ToolRun.of(this.sink, command);
		assertThat(second.out().lines()).contains("users     0 written, 4 there already",
				"threads   0 written, 2 there already");
		assertThat(this.sink.dump("users")).isEqualTo(before);
		shouldExportWhatAnImportTakesForKnown();
	}

	private void shouldExportWhatAnImportTakesForKnown() throws IOException {
		Path out = folder.resolve("out");
		assertThat(ToolRun.of(this.sink, "export", "--to", out.toString()).exit()).isZero();
		String written = Files.readString(out.resolve("threads.json"));
		assertThat(written).contains("\"threadId\" : \"thread_1\"", "\"userName\" : \"Juan\"", "2025-01-20T10:00:00Z");
		ToolRun again = ToolRun.of(this.sink, "import", "--threads", out.resolve("threads.json").toString(), "--guests",
				out.resolve("guest_profiles.json").toString(), "--backup", folder.resolve("backups4").toString());
		assertThat(again.out()).contains("users     0 written", "threads   0 written", "skipped   0");
		assertThat(ToolRun.of(this.sink, "export", "--to", out.toString(), "--shape", "keyed").exit()).isZero();
		try (Stream<Path> files = Files.list(out)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("threads.json",
					"guest_profiles.json", "threads-data.json", "guest-memory.json");
		}
	}

	@Test
	void shouldTakeItsOwnExportForKnownWhicheverWorkerMadeTheUsers() throws IOException {
		Events bare = new Events();
		Events turned = new Events();
		Events fine = new Events();
		Stream
			.of(this.sink.send(Topics.OUTCOMES, bare.user(), bare.answered("t-" + bare.user(), "conv_" + bare.user())),
					profile(turned, "Usuario", Events.START.plusSeconds(60), Events.START),
					this.sink.send(Topics.OUTCOMES, turned.user(),
							turned.after(Duration.ofDays(-9)).answered("t-" + turned.user(), "conv_" + turned.user())),
					profile(fine, "Ana", Events.START.plusNanos(123_456_000), Events.START.plusSeconds(1)),
					profile(new Events(), "Ana", Events.START, Events.START),
					profile(new Events(), "Ana", Events.START, Events.START))
			.forEach(this.sink::awaitWritten);
		var before = this.sink.dump("users");
		Path out = folder.resolve("out5");
		assertThat(ToolRun.of(this.sink, "export", "--to", out.toString()).exit()).isZero();
		ToolRun again = ToolRun.of(this.sink, "import", "--threads", out.resolve("threads.json").toString(), "--guests",
				out.resolve("guest_profiles.json").toString(), "--backup", folder.resolve("backups5").toString());
		assertThat(again.out()).contains("users     0 written", "threads   0 written", "skipped   0");
		assertThat(Files.readString(out.resolve("threads.json"))).contains("conv_" + bare.user());
		assertThat(this.sink.dump("users")).isEqualTo(before);
	}

	private RecordMetadata profile(Events events, String name, Instant first, Instant last) {
		return this.sink.send(Topics.USERS, events.user(), new UserProfile(events.user(), name,
				events.profile(null, 0).chat(), List.of("nuevo"), null, first, last));
	}

	@Test
	void shouldWriteNothingWhereARecordIsBad() throws IOException {
		Path threads = file("t2/threads.json", """
				{"573201": {"threadId": "thread_good"}, "573202": {"threadId": "thread_x", "createdAt": "ayer"}}""");
		ToolRun refused = ToolRun.of(this.sink, "import", "--threads", threads.toString());
		assertThat(refused.exit()).isEqualTo(3);
		assertThat(refused.err()).contains("bad       threads.json:1:41 \"573202\": createdAt is neither a date",
				"nothing was written");
		assertThat(this.sink.query("select id from users where id like '57320_'")).isEmpty();
		ToolRun lenient = ToolRun.of(this.sink, "import", "--threads", threads.toString(), "--skip-bad", "--backup",
				folder.resolve("backups2").toString());
		assertThat(lenient.exit()).isZero();
		assertThat(lenient.out()).contains("users     1 written", "skipped   1", "threads.json:1:41");
	}

	@Test
	void shouldKeepTheRowsThatItChanges() throws IOException {
		Events events = new Events();
		this.sink.awaitWritten(this.sink.send(Topics.USERS, events.user(), events.profile(null, 0)));
		Path guests = file("t3/guests.json", "{\"%s\": {\"name\": \"Ana\"}}".formatted(events.user()));
		Path backups = folder.resolve("backups3");
		ToolRun run = ToolRun.of(this.sink, "import", "--guests", guests.toString(), "--backup", backups.toString());
		assertThat(run.exit()).as(run.err()).isZero();
		try (Stream<Path> files = Files.list(backups)) {
			List<Path> found = files.toList();
			assertThat(found).hasSize(1);
			assertThat(Files.readString(found.getFirst())).contains("\"id\" : \"%s\"".formatted(events.user()),
					"\"imported_users\" : [ \"%s\" ]".formatted(events.user()));
		}
	}

	@Test
	void shouldSayWhatItDoesNotUnderstand() {
		assertThat(ToolRun.of(this.sink, "import").exit()).isEqualTo(2);
		assertThat(ToolRun.of(this.sink, "export", "--to", "x", "--shape", "round").exit()).isEqualTo(2);
		assertThat(ToolRun.of(this.sink, "import", "--thread", "x").err())
			.isEqualToIgnoringNewLines("import: unknown option --thread; --help shows all");
		assertThat(ToolRun.of(this.sink, "import", "--threads", folder.resolve("none.json").toString()).exit())
			.isEqualTo(3);
	}

	private static Path file(String name, String content) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

}
