package io.remanso.responder.warmup;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.models.Model;

/**
 * TLS as both HTTP clients speak it, and what the real servers' certificates need
 * besides.
 */
public final class Handshakes {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private Handshakes() {
	}

	/** One with each client. */
	public static void make(WarmUpServer server) throws IOException, GeneralSecurityException, InterruptedException {
		SelfSigned key = server.key();
		try (HttpClient client = HttpClient.newBuilder().sslContext(key.context()).build()) {
			client.send(HttpRequest.newBuilder(server.secure()).timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofByteArray());
		}
		OpenAIClient client = OpenAIOkHttpClient.builder()
			.baseUrl(server.secure() + "/v1")
			.apiKey("none")
			.maxRetries(0)
			.timeout(PATIENCE)
			.sslSocketFactory(key.context().getSocketFactory())
			.trustManager(key.trust())
			.build();
		Model _ = client.models().retrieve("warmed");
		client.close();
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init((KeyStore) null);
		SSLContext _ = SSLContext.getDefault();
		for (String algorithm : List.of("SHA256withRSA", "SHA384withRSA", "SHA384withECDSA", "RSASSA-PSS")) {
			Signature _ = Signature.getInstance(algorithm);
		}
	}

}
