package io.remanso.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own that starts broker and database under one folder, writes to both, says
 * so and waits to be killed.
 */
final class OwnerProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private OwnerProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	static OwnerProcess start(Path folder) throws IOException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		return new OwnerProcess(new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
				"-Xmx256m", OwnerProcess.class.getName(), folder.toString())
			.redirectError(Redirect.DISCARD)
			.start());
	}

	@Nullable String report() throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.equals("wrote")) {
			line = this.output.readLine();
		}
		return line;
	}

	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	@Override
	public void close() throws IOException {
		kill();
		this.output.close();
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"));
		EmbeddedDatabaseTest.execute(database, "create table kept as select 'from the owner' as value");
		EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
		EmbeddedBrokerTest.createTopic(broker);
		EmbeddedBrokerTest.write(broker, "from the owner");
		PrintStream out = System.out;
		out.println("wrote");
		new CountDownLatch(1).await();
	}

}
