package io.remanso.simulator;

import java.time.InstantSource;

import io.remanso.simulator.meta.MetaOptions;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.OpenAiOptions;
import io.remanso.simulator.webhooks.WebhookBehaviour;
import io.remanso.simulator.whapi.WhapiOptions;

/**
 * How a simulator is started.
 *
 * @param port 0 for any that is free
 * @param seed of all that is random, but for ids, which never repeat: they must not be
 * the same again after a restart
 * @param records how many records of a kind, conversations and chats are kept
 * @param webhooks how events are posted
 */
public record SimulatorOptions(int port, long seed, int records, OpenAiOptions openAi, WhapiOptions whapi,
		MetaOptions meta, WebhookBehaviour webhooks, InstantSource clock) {

	/** Any free port, any token, friendly answers, no webhooks, no limits. */
	public static SimulatorOptions defaults() {
		return new SimulatorOptions(0, 1, 100_000, OpenAiOptions.USUAL, WhapiOptions.USUAL, MetaOptions.USUAL,
				WebhookBehaviour.USUAL, InstantSource.system());
	}

	/** The same with echoes instead of friendly answers, to be read by tests. */
	public static SimulatorOptions echo() {
		return defaults().with(OpenAiOptions.USUAL.withAnswerer(Answerer.echo()));
	}

	public SimulatorOptions withPort(int newPort) {
		return new SimulatorOptions(newPort, this.seed, this.records, this.openAi, this.whapi, this.meta, this.webhooks,
				this.clock);
	}

	public SimulatorOptions withSeed(long newSeed) {
		return new SimulatorOptions(this.port, newSeed, this.records, this.openAi, this.whapi, this.meta, this.webhooks,
				this.clock);
	}

	public SimulatorOptions withRecords(int newest) {
		return new SimulatorOptions(this.port, this.seed, newest, this.openAi, this.whapi, this.meta, this.webhooks,
				this.clock);
	}

	public SimulatorOptions withClock(InstantSource newClock) {
		return new SimulatorOptions(this.port, this.seed, this.records, this.openAi, this.whapi, this.meta,
				this.webhooks, newClock);
	}

	public SimulatorOptions with(OpenAiOptions options) {
		return new SimulatorOptions(this.port, this.seed, this.records, options, this.whapi, this.meta, this.webhooks,
				this.clock);
	}

	public SimulatorOptions with(WhapiOptions options) {
		return new SimulatorOptions(this.port, this.seed, this.records, this.openAi, options, this.meta, this.webhooks,
				this.clock);
	}

	public SimulatorOptions with(MetaOptions options) {
		return new SimulatorOptions(this.port, this.seed, this.records, this.openAi, this.whapi, options, this.webhooks,
				this.clock);
	}

	public SimulatorOptions with(WebhookBehaviour behaviour) {
		return new SimulatorOptions(this.port, this.seed, this.records, this.openAi, this.whapi, this.meta, behaviour,
				this.clock);
	}

}
