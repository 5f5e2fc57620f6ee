package io.remanso.responder.model.openai;

import java.net.URI;
import java.time.Duration;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.model.VoiceSettings;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.Waiting;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.testkit.LogNames;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * OpenAI's stand-in that echoes, and what asks it by one client, one account and a clock
 * that only waiting moves. All end with the test.
 */
final class SimulatedModel implements AfterEachCallback {

	static final VoiceSettings VOICE = new VoiceSettings("hears", "es", "speaks", "coral", Duration.ofSeconds(5), 3);

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final OpenAIClient client = OpenAiAssistants.client(URI.create(this.simulator.openAiBaseUrl()), "sk-test");

	private final FakeTime time = new FakeTime();

	private final Accounts accounts = new Accounts(new SimpleMeterRegistry());

	private final Breakers breakers = new Breakers(new SimpleMeterRegistry());

	Simulator simulator() {
		return this.simulator;
	}

	OpenAIClient client() {
		return this.client;
	}

	FakeTime time() {
		return this.time;
	}

	Accounts accounts() {
		return this.accounts;
	}

	Breakers breakers() {
		return this.breakers;
	}

	Assistant conversations() {
		return conversations(settings(16_000), this.time.waiting());
	}

	Assistant conversations(ModelSettings settings, Waiting waiting) {
		return OpenAiAssistants.conversations(this.client, settings, LogNames.KEY, waiting, this.accounts,
				this.breakers, new SimpleMeterRegistry());
	}

	Assistant transcript() {
		return transcript(settings(16_000), this.time.waiting());
	}

	Assistant transcript(ModelSettings settings, Waiting waiting) {
		return OpenAiAssistants.transcript(this.client, settings, LogNames.KEY, waiting, this.accounts, this.breakers,
				new SimpleMeterRegistry());
	}

	/** With a memory of so many tokens. */
	Assistant conversations(long memoryTokens) {
		return conversations(settings(memoryTokens), this.time.waiting());
	}

	/** With a memory of so many tokens. */
	Assistant transcript(long memoryTokens) {
		return transcript(settings(memoryTokens), this.time.waiting());
	}

	static ModelSettings settings(long memoryTokens) {
		return new ModelSettings("gpt-test", "Sé amable.", memoryTokens, 500, Duration.ofSeconds(2), 10, "low", "low");
	}

	Transcriber transcriber() {
		return OpenAiAssistants.transcriber(this.client, VOICE, this.time.waiting(), this.accounts, this.breakers,
				new SimpleMeterRegistry());
	}

	Speaker speaker() {
		return OpenAiAssistants.speaker(this.client, VOICE, this.time.waiting(), new SimpleMeterRegistry());
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.client.close();
		this.simulator.close();
	}

}
