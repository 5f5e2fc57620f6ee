package io.remanso.responder.model.openai;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.openai.client.OpenAIClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenAiVoiceTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final Transcriber transcriber = this.model.transcriber();

	private final Speaker speaker = this.model.speaker();

	@Test
	void shouldHearWhatItSpoke() throws Exception {
		byte[] spoken = this.speaker.speak("nos vemos mañana", this.time.in(Duration.ofMinutes(1)), new Ours());
		assertThat(VoiceNote.textIn(spoken)).contains("nos vemos mañana");
		assertThat(this.transcriber.transcribe(spoken, "audio/ogg", this.time.in(Duration.ofMinutes(1)), new Ours()))
			.isEqualTo("nos vemos mañana");
	}

	@Test
	void shouldNotGoOnReadingWhatNoGatewayWouldTake() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/audio/speech", (exchange) -> speakWithoutEnd(exchange, over));
		server.start();
		OpenAIClient other = OpenAiAssistants
			.client(URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort())), "sk-test");
		Speaker talkative = OpenAiAssistants.speaker(other, SimulatedModel.VOICE, this.time.waiting(),
				new SimpleMeterRegistry());
		try {
			assertThatThrownBy(() -> talkative.speak("hola", this.time.in(Duration.ofMinutes(1)), new Ours()))
				.isInstanceOf(ModelException.class)
				.hasMessage("the recording is too large");
		}
		finally {
			over.countDown();
			other.close();
			server.stop(0);
		}
	}

	@Test
	void shouldTryAgainWhereTheServerBroke() throws Exception {
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 500).times(2));
		assertThat(this.transcriber.transcribe(VoiceNote.saying("hola"), "audio/ogg",
				this.time.in(Duration.ofMinutes(1)), new Ours()))
			.isEqualTo("hola");
	}

	@Test
	void shouldHearAfterAnOutageOfHalfAMinute() throws Exception {
		Instant over = this.time.now().plusSeconds(30);
		this.simulator.faults()
			.hook((call) -> this.time.now().isBefore(over)
					? Optional.of(Decision.wrong(new Fault.EdgeError(503, false))) : Optional.empty());
		assertThat(this.transcriber.transcribe(VoiceNote.saying("hola"), "audio/ogg",
				this.time.in(Duration.ofSeconds(90)), new Ours()))
			.isEqualTo("hola");
	}

	@Test
	void shouldSoonGiveUpSpeakingWhatCanBeWritten() {
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503));
		assertThatThrownBy(() -> this.speaker.speak("hola", this.time.in(Duration.ofMinutes(5)), new Ours()))
			.isInstanceOf(ModelException.class);
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).hasSize(3);
	}

	@Test
	void shouldNotSendWhatTheServerCannotRead() {
		assertThatThrownBy(() -> this.transcriber.transcribe(new byte[9], "audio/amr",
				this.time.in(Duration.ofMinutes(1)), new Ours()))
			.isInstanceOf(ModelException.class);
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).isEmpty();
	}

	// Too much, and more to come.
	private static void speakWithoutEnd(HttpExchange exchange, CountDownLatch over) throws IOException {
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream body = exchange.getResponseBody()) {
			body.write(new byte[Speaker.LARGEST + (1 << 16)]);
			body.flush();
			over.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
