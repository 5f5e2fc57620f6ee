package io.remanso.responder;

import java.util.Objects;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.OpenAiOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A worker between the shared broker and a simulator of its own, for all tests of a
 * class. What the simulator has seen goes after each test, and so does what was left over
 * from earlier classes, since all workers are of one group.
 */
final class Worker implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

	private final Kafka kafka = new Kafka();

	private final Simulator simulator;

	private final String instance;

	private @Nullable ConfigurableApplicationContext running;

	/**
	 * One that the tests start and stop.
	 * @param instance its name in the group
	 */
	Worker(String instance) {
		this(instance, Answerer.echo());
	}

	private Worker(String instance, Answerer answerer) {
		this.instance = instance;
		this.simulator = Simulator.start(SimulatorOptions.defaults().with(OpenAiOptions.USUAL.withAnswerer(answerer)));
	}

	/** One that runs until the last test has ended. */
	static Worker running(String instance) {
		return running(instance, Answerer.echo());
	}

	/** The same with another model than the echo. */
	static Worker running(String instance, Answerer answerer) {
		Worker worker = new Worker(instance, answerer);
		worker.start();
		return worker;
	}

	Kafka kafka() {
		return this.kafka;
	}

	Simulator simulator() {
		return this.simulator;
	}

	<T> T bean(Class<T> type) {
		return Objects.requireNonNull(this.running, "not started").getBean(type);
	}

	void start(String... more) {
		this.running = ResponderApplication.application()
			.web(WebApplicationType.NONE)
			.run(Settings.of(this.kafka, this.simulator, this.instance, more));
	}

	void stop() {
		if (this.running != null) {
			this.running.close();
		}
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.simulator.reset();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.simulator.reset();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		stop();
		this.simulator.close();
		this.kafka.close();
	}

}
