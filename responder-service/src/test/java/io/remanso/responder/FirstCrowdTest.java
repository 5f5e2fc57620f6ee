package io.remanso.responder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.media.Medium;
import io.remanso.simulator.payloads.VoiceNote;
import io.remanso.testkit.process.ChildProcess;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the virtual threads of a fresh worker meet first, where several hundred turns wait
 * for it. A virtual thread keeps its carrier while it initialises a class or waits for
 * another that does: where all carriers wait so, and the initialiser for a thread without
 * one, nothing ever moves again. So the main thread has to have met all before.
 */
@Execution(ExecutionMode.CONCURRENT)
class FirstCrowdTest {

	private static final int TURNS = 400;

	// Every class that is met is written down meanwhile.
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	// Nobody waits for the class of a lambda but the thread that makes it.
	private static final Pattern INITIALISED = Pattern
		.compile(".* Initializing '([^'+]+)'(?:\\(no method\\))? \\(0x.*by thread \"ForkJoinPool-1-worker-\\d+\".*");

	// What only virtual threads meet is met by one of them alone.
	private static final Pattern JAVA = Pattern.compile("^(java|jdk|sun)/");

	@ParameterizedTest
	@ValueSource(strings = { "conversation", "transcript" })
	void shouldWaitForNoClassOnAVirtualThread(String memory, @TempDir Path folder) throws IOException {
		Path recording = folder.resolve("threads.jfr");
		Path classes = folder.resolve("classes.log");
		try (Kafka kafka = Kafka.alone(); Simulator simulator = Simulator.start(SimulatorOptions.echo())) {
			List<ClosedBuffer> turns = turns(simulator);
			turns.forEach(kafka::write);
			Set<String> ids = turns.stream().map(ClosedBuffer::turnId).collect(Collectors.toSet());
			List<String> options = List.of(
					"-XX:StartFlightRecording:settings=none,dumponexit=true,filename=" + recording
							+ ",+jdk.VirtualThreadPinned#enabled=true,+jdk.VirtualThreadPinned#threshold=0ns",
					"-Xlog:class+init=info:file=" + classes + "::filesize=0");
			try (ChildProcess worker = WorkerProcess.start(options, folder.resolve("out"),
					Settings.of(kafka, simulator, "crowd", "--ASSISTANT_MEMORY=" + memory))) {
				worker.await("to end every turn", PATIENCE, () -> kafka.endsOf(ids).size() >= TURNS);
				worker.terminate();
				worker.awaitExit(Duration.ofSeconds(60));
			}
		}
		assertThat(waits(recording)).as("waits of a virtual thread for a class").isEmpty();
		assertThat(initialised(classes)).as("classes that a virtual thread met first").isEmpty();
	}

	// Java's own virtual threads that look after sockets are started by the initialiser
	// of their class, and wait for it.
	private static Set<String> waits(Path recording) throws IOException {
		return RecordingFile.readAllEvents(recording)
			.stream()
			.map(FirstCrowdTest::reason)
			.filter((reason) -> !reason.contains("sun.nio.ch.Poller"))
			.filter((reason) -> reason.contains("nitializ") || reason.contains("clinit"))
			.collect(Collectors.toSet());
	}

	private static String reason(RecordedEvent event) {
		return event.hasField("pinnedReason") ? String.valueOf(event.getString("pinnedReason")) : "";
	}

	private static List<String> initialised(Path log) throws IOException {
		try (Stream<String> lines = Files.lines(log)) {
			return lines.map(INITIALISED::matcher)
				.filter(Matcher::matches)
				.map((line) -> line.group(1))
				.filter((name) -> !JAVA.matcher(name).find())
				.toList();
		}
	}

	private static List<ClosedBuffer> turns(Simulator simulator) {
		Medium note = simulator.media().put(VoiceNote.TYPE, VoiceNote.saying("mañana llego tarde"));
		Medium picture = simulator.media().put("image/png", new byte[] { 1, 2, 3 });
		List<ClosedBuffer> turns = new ArrayList<>();
		for (int n = 0; n < TURNS; n++) {
			Gateway gateway = (n % 2 == 0) ? Gateway.META : Gateway.WHAPI;
			String user = "5730010%05d".formatted(n);
			turns.add(switch (n % 20) {
				case 4, 5 -> ClosedBuffers.with(gateway, user, file(MediaKind.VOICE, note));
				case 8, 9 -> ClosedBuffers.with(gateway, user, file(MediaKind.IMAGE, picture));
				case 12, 13 -> ClosedBuffers.of(gateway, user, false, "ya me atendieron");
				default -> ClosedBuffers.of(gateway, user, "hola " + n, "¿hay sitio?");
			});
		}
		return turns;
	}

	private static Content file(MediaKind kind, Medium medium) {
		return new Content.Media(kind, medium.id(), null, medium.type(), (long) medium.size(), null, null, null, null);
	}

}
