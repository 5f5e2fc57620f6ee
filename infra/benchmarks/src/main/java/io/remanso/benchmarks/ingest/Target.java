package io.remanso.benchmarks.ingest;

import java.nio.charset.StandardCharsets;

import io.remanso.simulator.payloads.MetaSignature;

/**
 * The server under load, as requests name it.
 *
 * @param port on this machine
 */
record Target(int port) {

	/** As ingest-service is set. */
	static final int KEEP_ALIVE_REQUESTS = 10_000;

	static final String WHAPI_TOKEN = "benchmark-token";

	static final String META_SECRET = "benchmark-secret";

	/** A whole request with an authentic body. */
	static byte[] request(String gateway, byte[] body) {
		byte[] head = """
				POST /webhooks/%s HTTP/1.1
				Host: 127.0.0.1
				Content-Type: application/json
				%s
				Content-Length: %d

				""".formatted(gateway, proof(gateway, body), body.length)
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] request = new byte[head.length + body.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(body, 0, request, head.length, body.length);
		return request;
	}

	private static String proof(String gateway, byte[] body) {
		return gateway.equals("meta") ? MetaSignature.HEADER + ": " + MetaSignature.sign(META_SECRET, body)
				: "X-Webhook-Token: " + WHAPI_TOKEN;
	}

}
