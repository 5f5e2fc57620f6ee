package io.remanso.standalone.page;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.topic.Topics;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page's HTTP side, over real sockets.
 */
@Timeout(60)
class PageServerTest {

	private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

	private static final String MESSAGE = "{\"user\":\"9995550101\",\"id\":\"0123456789abcdef\",\"text\":\"¡Hola!\"}";

	private static final RunningPage page = new RunningPage(true);

	private static final HttpClient http = HttpClient.newHttpClient();

	@AfterAll
	static void stop() {
		http.close();
		page.close();
	}

	@BeforeEach
	void takeEverything() {
		page.webhookAnswers(200);
	}

	@Test
	void shouldPostAMessageToTheWebhookAsWhapiWould() throws Exception {
		HttpResponse<String> answer = post("/page/messages", MESSAGE);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(page.received()).last().satisfies((sent) -> {
			assertThat(sent.token()).isEqualTo("the-token");
			assertThat(sent.body()).contains("\"id\":\"0123456789abcdef\"", "\"from\":\"9995550101\"", "¡Hola!",
					"\"from_name\":\"Ana Torres\"");
		});
	}

	@Test
	void shouldPostAPresenceToTheWebhookAsWhapiWould() throws Exception {
		assertThat(post("/page/presences", "{\"user\":\"9995550101\",\"activity\":\"typing\"}").statusCode())
			.isEqualTo(200);
		assertThat(page.received()).last()
			.extracting(RunningPage.Received::body)
			.asString()
			.contains("\"presences\"", "\"contact_id\":\"9995550101\"", "\"typing\"");
	}

	@Test
	void shouldPassOnWhatTheWebhookAnswers() throws Exception {
		page.webhookAnswers(503);
		HttpResponse<String> answer = post("/page/messages", MESSAGE);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).isEqualTo("the webhook's own words");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"user\":\"573000000001\",\"id\":\"0123456789abcdef\",\"text\":\"somebody else's\"}",
			"{\"user\":\"9995550101\",\"id\":\"<script>\",\"text\":\"Hola\"}",
			"{\"user\":\"9995550101\",\"id\":\"0123456789abcdef\",\"text\":\"  \"}", "{\"user\":\"9995550101\"}", "{}",
			"no json" })
	void shouldRefuseWhatNoDemoUserCanHaveWritten(String body) throws Exception {
		int before = page.received().size();
		assertThat(post("/page/messages", body).statusCode()).isEqualTo(400);
		assertThat(page.received()).hasSize(before);
	}

	@Test
	void shouldRefuseALargeBodyUnread() throws Exception {
		assertThat(post("/page/messages", " ".repeat(70_000)).statusCode()).isEqualTo(413);
	}

	@Test
	void shouldRefuseTheWebPageOfSomebodyElse() throws Exception {
		int before = page.received().size();
		HttpResponse<String> answer = http.send(request("/page/messages").header("Origin", "https://evil.example")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(MESSAGE))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(page.received()).hasSize(before);
	}

	@Test
	void shouldNotLetTheStreamBeReadFromElsewhere() throws Exception {
		HttpRequest request = request("/page/events").header("Sec-Fetch-Site", "cross-site")
			.header("Sec-Fetch-Mode", "cors")
			.build();
		assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	@Test
	void shouldWriteToNobodyWhereTheGatewayIsReal() throws Exception {
		try (RunningPage real = new RunningPage(false)) {
			HttpResponse<String> answer = http.send(HttpRequest.newBuilder(real.at("/page/messages"))
				.header("Content-Type", "application/json")
				.header("Origin", real.at("").toString())
				.POST(HttpRequest.BodyPublishers.ofString(MESSAGE))
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(409);
			assertThat(real.received()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/,text/html", "/page/main.js,text/javascript", "/page/page.css,text/css",
			"/page/icon.svg,image/svg+xml" })
	void shouldServeItsFilesAndLetTheBrowserRunNothingElse(String path, String type) throws Exception {
		HttpResponse<String> answer = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
		assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
				"script-src 'self'", "frame-ancestors 'none'");
		assertThat(answer.body()).doesNotContain("the-token");
	}

	@Test
	void shouldGoOnBehindTheLastEventThatAPageHasSeen() throws Exception {
		type("9995550101", "9995550102", "9995550103");
		List<String> ids = ids(stream(""), 3);
		assertThat(ids).hasSize(3);
		try (Stream<String> lines = stream(ids.get(1))) {
			List<String> first = lines.limit(6).toList();
			assertThat(first).filteredOn((line) -> line.startsWith("data: {\"now\""))
				.singleElement()
				.asString()
				.contains("\"goes_on\":true");
			assertThat(first).filteredOn((line) -> line.startsWith("id: ")).containsExactly("id: " + ids.get(2));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1-1", "nonsense", "ffffffffffff-999999" })
	void shouldBeginAnewForAPageThatKnewAnotherServer(String last) throws Exception {
		try (Stream<String> lines = stream(last)) {
			assertThat(lines.limit(3)).filteredOn((line) -> line.startsWith("data: "))
				.singleElement()
				.asString()
				.contains("\"goes_on\":false");
		}
	}

	@Test
	void shouldStopAtOnceAlthoughAPageIsOpen() throws Exception {
		RunningPage other = new RunningPage(true);
		HttpRequest events = HttpRequest.newBuilder(other.at("/page/events")).build();
		try (Stream<String> lines = http.send(events, HttpResponse.BodyHandlers.ofLines()).body()) {
			long start = System.nanoTime();
			other.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
			assertThat(lines).as("the stream has an end").isNotEmpty();
		}
	}

	private void type(String... users) {
		try (Producer<String, Presence> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafka().bootstrapServers()),
				new StringSerializer(), Topics.PRESENCES.serde().serializer())) {
			for (String user : users) {
				Presence presence = new Presence(user, new Chat(Gateway.WHAPI, "TEST", user, false),
						Presence.Activity.TYPING, this.now);
				Future<RecordMetadata> ignored = producer
					.send(Topics.PRESENCES.record(user, presence, user, "test", this.now));
			}
		}
	}

	private static List<String> ids(Stream<String> lines, int number) {
		try (lines) {
			return lines.filter((line) -> line.startsWith("id: "))
				.map((line) -> line.substring(4))
				.limit(number)
				.toList();
		}
	}

	private static Stream<String> stream(String last) throws IOException, InterruptedException {
		HttpRequest.Builder request = request("/page/events").header("Sec-Fetch-Site", "same-origin");
		if (!last.isEmpty()) {
			request.header("Last-Event-ID", last);
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
	}

	private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return http.send(request(path).header("Content-Type", "application/json")
			.header("Origin", page.at("").toString())
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(page.at(path)).timeout(Duration.ofSeconds(30));
	}

}
