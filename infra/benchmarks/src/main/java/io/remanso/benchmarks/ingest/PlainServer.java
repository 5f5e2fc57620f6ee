package io.remanso.benchmarks.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.remanso.contracts.topic.Topics;
import io.remanso.simulator.payloads.MetaSignature;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server that a team would write first: Spring MVC on virtual threads. Either it only
 * reads a body and answers 200, which is the limit that ingest-service is held against;
 * or it checks the signature, parses, and has one record kept by one blocking send, which
 * shows what that limit means.
 */
public final class PlainServer {

	private PlainServer() {
	}

	/**
	 * Serve on a port until the process is stopped.
	 * @param arguments the port, and to keep what comes the brokers too
	 */
	public static void run(String... arguments) {
		Kept kept = (arguments.length > 1) ? new OneSend(arguments[1]) : (body, signature) -> true;
		new SpringApplicationBuilder(Application.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("kept", kept))
			.properties(Map.of("spring.config.name", "plain-server", "spring.main.banner-mode", "off", "server.port",
					arguments[0], "spring.threads.virtual.enabled", "true", "server.tomcat.max-keep-alive-requests",
					Integer.toString(Target.KEEP_ALIVE_REQUESTS)))
			.run();
	}

	/** Has a body kept, or not. */
	@FunctionalInterface
	interface Kept {

		/** Whether it is authentic and kept. */
		boolean take(byte[] body, String signature) throws Exception;

	}

	private static final class OneSend implements Kept {

		private final JsonMapper mapper = JsonMapper.builder().build();

		private final Producer<String, byte[]> producer;

		OneSend(String bootstrapServers) {
			this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
					ProducerConfig.ACKS_CONFIG, "all"), new StringSerializer(), new ByteArraySerializer());
		}

		@Override
		public boolean take(byte[] body, String signature) throws InterruptedException, ExecutionException {
			byte[] expected = MetaSignature.sign(Target.META_SECRET, body).getBytes(StandardCharsets.UTF_8);
			if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
				return false;
			}
			JsonNode message = this.mapper.readTree(body).at("/entry/0/changes/0/value/messages/0");
			this.producer
				.send(new ProducerRecord<>(Topics.INBOUND.name(), message.path("from").asString(),
						this.mapper.writeValueAsBytes(message)))
				.get();
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class })
	static class Application {

		@Bean
		Webhook webhook(Kept kept) {
			return new Webhook(kept);
		}

	}

	@RestController
	static final class Webhook {

		private final Kept kept;

		Webhook(Kept kept) {
			this.kept = kept;
		}

		@GetMapping("/")
		ResponseEntity<String> ready() {
			return ResponseEntity.ok("ready");
		}

		@PostMapping("/webhooks/meta")
		ResponseEntity<String> receive(@RequestBody byte[] body, @RequestHeader(MetaSignature.HEADER) String signature)
				throws Exception {
			return this.kept.take(body, signature) ? ResponseEntity.ok("kept")
					: ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
		}

	}

}
