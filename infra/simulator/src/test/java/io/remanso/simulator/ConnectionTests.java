package io.remanso.simulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On bare sockets, since HTTP clients hide what becomes of a connection. */
class ConnectionTests {

	/** More than the 200 that the JDK's server keeps by default. */
	private static final int IDLE = 300;

	private static final int STREAMS = 101;

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final List<Socket> sockets = new ArrayList<>();

	@AfterEach
	void stop() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.simulator.close();
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.simulator.port());
		this.sockets.add(socket);
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(20_000);
		return socket;
	}

	@Test
	void shouldKeepManyIdleConnections() throws Exception {
		for (int i = 0; i < IDLE; i++) {
			exchange(connect(), "{\"model\": \"m\", \"input\": \"hola\"}", "}");
		}

		for (Socket idle : this.sockets) {
			exchange(idle, "{\"model\": \"m\", \"input\": \"hola\"}", "}");
		}

		assertThat(this.simulator.openAi().callCount()).isEqualTo(2L * IDLE);
	}

	@Test
	void shouldStreamWithoutWaitingForAcknowledgements() throws Exception {
		Socket socket = connect();
		String line = IntStream.range(0, 60).mapToObj(String::valueOf).collect(Collectors.joining(" "));
		List<Duration> times = new ArrayList<>();
		for (int i = 0; i < STREAMS; i++) {
			long before = System.nanoTime();
			exchange(socket, "{\"model\": \"m\", \"stream\": true, \"input\": \"" + line + "\"}", "\r\n0\r\n\r\n");
			times.add(Duration.ofNanos(System.nanoTime() - before));
		}

		// A delayed acknowledgement takes 40 ms at least; the median forgives a busy
		// machine.
		assertThat(times.stream().sorted().toList().get(STREAMS / 2)).isLessThan(Duration.ofMillis(40));
	}

	private static void exchange(Socket socket, String json, String end) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		String head = """
				POST /openai/v1/responses HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer any\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				""".formatted(body.length);
		socket.getOutputStream().write((head + json).getBytes(StandardCharsets.UTF_8));
		InputStream in = socket.getInputStream();
		StringBuilder answer = new StringBuilder();
		byte[] buffer = new byte[8192];
		while (!answer.toString().endsWith(end)) {
			int read = in.read(buffer);
			if (read < 0) {
				throw new EOFException("The server closed the connection");
			}
			answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
		}
		assertThat(answer.toString()).startsWith("HTTP/1.1 200");
	}

}
