package io.remanso.sink;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.remanso.sink.terminal.Terminal;
import io.remanso.sink.tool.Tools;

/**
 * What a command printed and ended with.
 */
record ToolRun(int exit, String out, String err) {

	static ToolRun of(SinkFixture sink, String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), false);
		int exit = Tools.run(terminal,
				Map.of("KAFKA_BOOTSTRAP_SERVERS", sink.bootstrapServers(), "DATABASE_URL", sink.databaseUrl()),
				arguments);
		return new ToolRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

}
