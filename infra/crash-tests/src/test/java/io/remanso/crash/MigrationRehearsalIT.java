package io.remanso.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.payloads.WebhookPayloads;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cutover of docs/migration.md, with a stopwatch, and the way back. The steps build
 * on one another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationRehearsalIT {

	private static final Logger logger = LoggerFactory.getLogger(MigrationRehearsalIT.class);

	private static final int USERS = 500;

	// Longer down, and the cutover is called off: the plan's own criterion.
	private static final Duration LONGEST_DOWNTIME = Duration.ofMinutes(10);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final Path folder;

	private final Installation installation;

	private final ServerProcess remanso;

	private OldBotFiles files = new OldBotFiles(Path.of(""), Path.of(""));

	MigrationRehearsalIT(@TempDir Path folder) {
		this.folder = folder;
		this.installation = Installation.create(Installation.findCheckout(), folder.resolve("data"), this.simulator);
		this.remanso = this.installation.launch();
	}

	@BeforeAll
	void awaitReady() throws IOException {
		this.files = OldBotFiles.write(this.folder.resolve("old"), USERS, new Random(6));
		this.remanso.awaitReady();
	}

	@AfterAll
	void stop() {
		this.remanso.close();
		this.simulator.close();
	}

	@Test
	@Order(1)
	void shouldCutOverInTimeAndLoseNothing() throws Exception {
		Instant oldBotStopped = Instant.now();
		String imported = run(this.installation, "import", "--threads", this.files.threads().toString(), "--guests",
				this.files.guests().toString(), "--agent", "Agente Sofía", "--backup",
				this.folder.resolve("backup").toString());
		assertThat(imported).contains("read      400 records of threads, 375 of guests: 475 users, 400 threads",
				"users     475 written", "threads   400 written");
		assertThat(count("select count(*) from users where chat_id is not null")).isEqualTo(475);
		assertThat(count("select count(*) from threads where imported and not is_active")).isEqualTo(400);
		assertThat(count("select count(*) from users where name = 'Agente Sofía'")).isZero();
		String again = run(this.installation, "import", "--threads", this.files.threads().toString(), "--guests",
				this.files.guests().toString(), "--agent", "Agente Sofía");
		assertThat(again).contains("users     0 written, 475 there already", "threads   0 written, 400 there already");
		answer(OldBotFiles.number(1));
		Duration downtime = Duration.between(oldBotStopped, Instant.now());
		logger.info("from the old bot's stop to the first answer: {} s", downtime.toSeconds());
		assertThat(downtime).isLessThan(LONGEST_DOWNTIME);
		assertThat(count(
				"select count(*) from users where id = '%s' and labels = '[\"VIP\"]'".formatted(OldBotFiles.number(1))))
			.isOne();
	}

	@Test
	@Order(2)
	void shouldGoBackWithTheSameData() throws Exception {
		Instant start = Instant.now();
		Path out = this.folder.resolve("out");
		assertThat(run(this.installation, "export", "--to", out.toString())).contains("400 threads", "475 guests");
		logger.info("the way back: {} s", Duration.between(start, Instant.now()).toSeconds());
		String threads = Files.readString(out.resolve("threads.json"));
		for (int i = 0; i < USERS; i++) {
			if (i % 5 != 4) {
				assertThat(threads).contains("thread_%05d".formatted(i));
			}
		}
		assertThat(run(this.installation, "import", "--threads", out.resolve("threads.json").toString(), "--guests",
				out.resolve("guest_profiles.json").toString(), "--dry-run"))
			.contains("users     0 to write, 475 there already", "threads   0 to write, 400 there already",
					"skipped   0");
	}

	@Test
	@Order(3)
	void shouldExportFromAnEmptyInstallationWhatWasImportedIntoIt() throws Exception {
		Path out = this.folder.resolve("out");
		Path second = this.folder.resolve("second");
		Installation empty = Installation.create(Installation.findCheckout(), this.folder.resolve("empty"),
				this.simulator);
		try (ServerProcess other = empty.launch().awaitReady()) {
			run(empty, "import", "--threads", out.resolve("threads.json").toString(), "--guests",
					out.resolve("guest_profiles.json").toString(), "--backup",
					this.folder.resolve("backup").toString());
			run(empty, "export", "--to", second.toString());
			assertThat(other.output()).doesNotContain("\tat ");
		}
		assertThat(second.resolve("threads.json")).hasSameTextualContentAs(out.resolve("threads.json"));
		assertThat(second.resolve("guest_profiles.json")).hasSameTextualContentAs(out.resolve("guest_profiles.json"));
	}

	@Test
	@Order(4)
	void shouldEraseOnePersonFromAllOfIt() throws Exception {
		String number = OldBotFiles.number(1);
		String erased = run(this.installation, "erase", "+" + number);
		assertThat(erased).contains("cleared in users, user-states, open-buffers", "whatsapp.inbound");
		assertThat(count("select count(*) from users where id = '%s'".formatted(number))).isZero();
		assertThat(count("select count(*) from messages where user_id = '%s'".formatted(number))).isZero();
	}

	private void answer(String number) {
		Burst burst = new Burst(Gateway.WHAPI, number,
				List.of(new Burst.Line(WebhookPayloads.whapiId(), "Hola, ¿sigue disponible?")));
		try (Typist typist = new Typist(this.installation.baseUrl(), new Random(1))) {
			typist.write(List.of(burst), Duration.ofMillis(100));
		}
		Awaitility.await("an answer")
			.atMost(Duration.ofMinutes(1))
			.until(() -> !this.simulator.whapi().sent().isEmpty());
	}

	private long count(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.installation.jdbcUrl());
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	/** The jar as an operator runs it; what it printed. */
	private static String run(Installation installation, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar",
				installation.checkout().resolve("persistence-sink/target/persistence-sink.jar").toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", installation.bootstrapServers());
		builder.environment().put("DATABASE_URL", installation.jdbcUrl());
		Path errors = Files.createTempFile("import-", ".err");
		Process process = builder.redirectError(errors.toFile()).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(output + Files.readString(errors)).isZero();
		assertThat(Files.readString(errors)).isEmpty();
		return output;
	}

}
