package io.remanso.responder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.remanso.testkit.process.ChildProcess;

/**
 * Starts a worker in a process of its own, to be stopped and killed.
 */
final class WorkerProcess {

	private WorkerProcess() {
	}

	static ChildProcess start(String... settings) {
		return start(List.of(), ChildProcess.newOutput("responder"), settings);
	}

	/**
	 * A worker with Java options and an output file of the test's choice.
	 * @param options of the JVM besides the usual ones
	 * @param output the file that it prints to
	 */
	static ChildProcess start(List<String> options, Path output, String... settings) {
		List<String> all = new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
		all.addAll(options);
		List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
		arguments.addAll(List.of(settings));
		return ChildProcess.start("responder", ChildProcess.java(all, ResponderApplication.class, arguments), Map.of(),
				output);
	}

}
