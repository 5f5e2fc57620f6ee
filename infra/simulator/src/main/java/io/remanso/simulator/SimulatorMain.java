package io.remanso.simulator;

import java.io.UncheckedIOException;
import java.util.List;

import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.OpenAiOptions;

/** Runs a simulator alone, until it is stopped: {@code --port 9090}, {@code --echo}. */
public final class SimulatorMain {

	private SimulatorMain() {
	}

	public static void main(String[] args) {
		List<String> given = List.of(args);
		int at = given.indexOf("--port");
		try {
			int port = (at < 0) ? 9090 : Integer.parseInt(given.get(at + 1));
			Answerer answerer = given.contains("--echo") ? Answerer.echo() : Answerer.friendly();
			Simulator simulator = Simulator
				.start(SimulatorOptions.defaults().withPort(port).with(OpenAiOptions.USUAL.withAnswerer(answerer)));
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(simulator::close));
			System.out.printf("""
					The simulator listens.
					  OPENAI_BASE_URL  %s
					  WHAPI_BASE_URL   %s
					  META_BASE_URL    %s
					  faults, ledger   %s/simulator
					""", simulator.openAiBaseUrl(), simulator.whapiBaseUrl(), simulator.metaBaseUrl(),
					simulator.baseUrl());
		}
		catch (NumberFormatException | IndexOutOfBoundsException ex) {
			fail("--port needs a number, for instance --port 9090");
		}
		catch (UncheckedIOException ex) {
			fail(ex.getMessage() + ": is the port taken? Choose another with --port");
		}
	}

	private static void fail(String why) {
		System.err.println(why);
		System.exit(1);
	}

}
