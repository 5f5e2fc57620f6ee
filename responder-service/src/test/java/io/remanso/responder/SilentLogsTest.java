package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.process.ChildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients quote in their errors what they were given and what they were answered: none of
 * it may reach the log, whatever goes wrong, also where our own loggers say all they can.
 */
@Execution(ExecutionMode.CONCURRENT)
class SilentLogsTest {

	// Nothing that a header could not hold, and nothing that looks like one.
	private static final String TOKEN = "se|cret~{token}";

	private static final String KEY = "sk-se|cret~{key}";

	private static final String WORDS = "palabras de Ana";

	private static final String NUMBER = "5730000099";

	private static final String PHONE_NUMBER_ID = "106540399999999";

	private final Kafka kafka = Kafka.alone();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	@AfterEach
	void close() {
		this.simulator.close();
		this.kafka.close();
	}

	@Test
	void shouldNotLogWhatServersRepeatAndWarnOnceOfEachTurnThatFails() throws Exception {
		List<ClosedBuffer> turns = turns();
		try (Parrot parrot = new Parrot();
				ChildProcess worker = worker("silent-1", "--OPENAI_BASE_URL=" + parrot.address() + "/v1",
						"--WHAPI_BASE_URL=" + parrot.address(), "--META_BASE_URL=" + parrot.address())) {
			List<Outcome.Terminal> ends = ends(turns);
			assertThat(ends).hasOnlyElementsOfType(Outcome.Failed.class);
			assertThat(Parrot.Way.values()).allSatisfy((way) -> assertThat(parrot.calls(way)).isPositive());
			assertSilent(worker.output(), turns);
			turns.forEach((turn) -> assertThat(warnings(worker.output(), turn)).singleElement()
				.asString()
				.contains(" failed: "));
		}
	}

	@Test
	void shouldNotLogWhatGatewaysRepeatOfAnswers() throws Exception {
		List<ClosedBuffer> turns = turns();
		try (Parrot parrot = new Parrot();
				ChildProcess worker = worker("silent-2", "--OPENAI_BASE_URL=" + this.simulator.openAiBaseUrl(),
						"--WHAPI_BASE_URL=" + parrot.address(), "--META_BASE_URL=" + parrot.address())) {
			ends(turns);
			assertThat(Parrot.Way.values()).allSatisfy((way) -> assertThat(parrot.calls(way)).isPositive());
			assertSilent(worker.output(), turns);
		}
	}

	private ChildProcess worker(String instance, String... servers) {
		return WorkerProcess
			.start(Settings.of(this.kafka, this.simulator, instance,
					Stream
						.concat(Stream.of(servers),
								Stream.of("--WHAPI_TOKEN=" + TOKEN, "--META_ACCESS_TOKEN=" + TOKEN,
										"--META_PHONE_NUMBER_ID=" + PHONE_NUMBER_ID, "--OPENAI_API_KEY=" + KEY,
										"--LOG_KEY=a-key-of-the-tests", "--TURN_TIMEOUT=12s",
										"--logging.level.root=info", "--logging.level.io.remanso=debug"))
						.toArray(String[]::new)));
	}

	// As many of each gateway as there are ways to fail, half of them with a file.
	private List<ClosedBuffer> turns() {
		List<ClosedBuffer> turns = new ArrayList<>();
		for (Gateway gateway : List.of(Gateway.WHAPI, Gateway.META)) {
			IntStream.range(0, Parrot.Way.values().length).forEach((n) -> {
				String user = NUMBER + ((gateway == Gateway.WHAPI) ? 1 : 2) + n;
				Content file = new Content.Media((n % 2 == 0) ? MediaKind.VOICE : MediaKind.IMAGE, "file-" + WORDS,
						null, "audio/ogg", 100L, null, null, null, null);
				turns.add(ClosedBuffers.with(gateway, user, new Content.Text(WORDS), file));
			});
		}
		turns.forEach(this.kafka::write);
		return turns;
	}

	private List<Outcome.Terminal> ends(List<ClosedBuffer> turns) {
		return this.kafka.awaitEnds(turns.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet()),
				Duration.ofSeconds(90));
	}

	private static void assertSilent(String log, List<ClosedBuffer> turns) {
		assertThat(log).contains("Started ResponderApplication")
			.doesNotContain("se|cret", "cret~", "palabras", NUMBER, PHONE_NUMBER_ID, "Bearer")
			.doesNotContain(
					turns.stream().flatMap((turn) -> turn.messages().stream()).map((message) -> message.id()).toList());
	}

	private static List<String> warnings(String log, ClosedBuffer turn) {
		return log.lines().filter((line) -> line.contains("WARN") && line.contains(turn.turnId())).toList();
	}

}
