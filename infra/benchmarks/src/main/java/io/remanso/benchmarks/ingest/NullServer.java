package io.remanso.benchmarks.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/**
 * The least that any server on Tomcat costs: a bare servlet on virtual threads, as
 * ingest-service's are, reads the same bodies and answers 200.
 */
public final class NullServer {

	private NullServer() {
	}

	/** Serve on a port until the process is stopped. */
	public static void run(int port) {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
		factory.addProtocolHandlerCustomizers((handler) -> {
			handler.setExecutor(new VirtualThreadExecutor("null-"));
			((Http11NioProtocol) handler).setMaxKeepAliveRequests(Target.KEEP_ALIVE_REQUESTS);
		});
		WebServer server = factory.getWebServer((context) -> context.addServlet("null", new Reader()).addMapping("/*"));
		server.start();
	}

	private static final class Reader extends HttpServlet {

		private static final long serialVersionUID = 1L;

		private static final byte[] ANSWER = "kept".getBytes(StandardCharsets.UTF_8);

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			request.getInputStream().readAllBytes();
			response.setContentType("text/plain;charset=UTF-8");
			response.setContentLength(ANSWER.length);
			response.getOutputStream().write(ANSWER);
		}

	}

}
