package io.remanso.ingest.setup;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WhapiSetUpTest {

	private static final String ADDRESS = "https://bot.example.org";

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldSayWhatIsMissingAndChangeNothing(CapturedOutput output) throws Exception {
		JsonNode before = settings();
		assertThat(run()).isEqualTo(WhapiSetUp.NOT_SET);
		assertThat(output).contains("no webhook goes to https://bot.example.org/webhooks/whapi",
				"callback_persist is off", "media.auto_download lacks voice");
		assertThat(settings()).isEqualTo(before);
	}

	@Test
	void shouldSetWhatIsMissing(CapturedOutput output) throws Exception {
		assertThat(run("--apply")).isEqualTo(WhapiSetUp.SET);
		JsonNode webhook = settings().path("webhooks").path(0);
		assertThat(webhook.path("url").asString()).isEqualTo(ADDRESS + "/webhooks/whapi");
		assertThat(webhook.path("headers").path("X-Webhook-Token").asString()).isEqualTo("secret-next");
		assertThat(settings().path("callback_persist").asBoolean()).isTrue();
		assertThat(run()).isEqualTo(WhapiSetUp.SET);
		assertThat(output).doesNotContain("secret-old", "secret-next", "channel-token");
	}

	@Test
	void shouldLeaveWhatElseIsSet() throws Exception {
		patch("""
				{"offline_mode":true,"callback_backoff_delay_ms":9000,"media":{"auto_download":["voice"],"init_avatars":true},
				"webhooks":[{"url":"https://other.example.org/x","mode":"path","events":[]},
				{"url":"https://bot.example.org/webhooks/whapi","mode":"path","headers":{"X-Webhook-Token":"secret-old","A":"b"},
				"events":[{"type":"groups","method":"post"}]}]}""");
		assertThat(run("--apply")).isEqualTo(WhapiSetUp.SET);
		JsonNode settings = settings();
		assertThat(settings.path("offline_mode").asBoolean()).isTrue();
		assertThat(settings.path("callback_backoff_delay_ms").asInt()).isEqualTo(9_000);
		assertThat(settings.path("media").path("init_avatars").asBoolean()).isTrue();
		assertThat(settings.path("webhooks").path(0).path("mode").asString()).isEqualTo("path");
		JsonNode own = settings.path("webhooks").path(1);
		assertThat(own.path("headers").path("A").asString()).isEqualTo("b");
		assertThat(own.path("events").toString()).contains("groups", "presences");
	}

	// Who takes the old one away after that would have every webhook answered 401.
	@Test
	void shouldNotTakeAnOlderTokenForSet(CapturedOutput output) throws Exception {
		run("--apply");
		patch("""
				{"webhooks":[{"url":"https://bot.example.org/webhooks/whapi","mode":"body","headers":{"x-webhook-token":"secret-old"}}]}""");
		assertThat(run()).isEqualTo(WhapiSetUp.NOT_SET);
		assertThat(output).contains("is not the last of WHAPI_WEBHOOK_TOKEN");
		assertThat(run("--apply")).isEqualTo(WhapiSetUp.SET);
		assertThat(settings().path("webhooks").path(0).path("headers").toString())
			.isEqualTo("{\"X-Webhook-Token\":\"secret-next\"}");
	}

	@Test
	void shouldLeaveOneOfSeveralWebhooksToTheAddress(CapturedOutput output) throws Exception {
		run("--apply");
		JsonNode one = settings().path("webhooks").path(0);
		patch("{\"webhooks\":[%s,%s]}".formatted(one, one));
		assertThat(run()).isEqualTo(WhapiSetUp.NOT_SET);
		assertThat(output).contains("2 webhooks go to https://bot.example.org/webhooks/whapi");
		assertThat(run("--apply")).isEqualTo(WhapiSetUp.SET);
		assertThat(settings().path("webhooks")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "channel-token…", "channel\ntoken" })
	void shouldNotQuoteATokenThatIsNone(String token, CapturedOutput output) {
		assertThat(WhapiSetUp.run(new String[] { WhapiSetUp.COMMAND, ADDRESS, "--WHAPI_TOKEN=" + token,
				"--WHAPI_WEBHOOK_TOKEN=secret", "--WHAPI_BASE_URL=" + this.simulator.whapiBaseUrl() }))
			.isEqualTo(WhapiSetUp.USAGE);
		assertThat(output).contains("WHAPI_TOKEN can't be used").doesNotContain("\tat ").doesNotContain("channel");
	}

	@Test
	void shouldSayInOneLineThatTheTokenIsRefused(CapturedOutput output) {
		assertThat(WhapiSetUp.run(arguments("http://127.0.0.1:1", List.of()))).isEqualTo(WhapiSetUp.NOT_SET);
		assertThat(output).contains("127.0.0.1 can't be reached").doesNotContain("\tat ");
	}

	@Test
	void shouldSayHowItIsUsed() {
		assertThat(WhapiSetUp.run(new String[] { WhapiSetUp.COMMAND })).isEqualTo(WhapiSetUp.USAGE);
		assertThat(WhapiSetUp.run(new String[] { WhapiSetUp.COMMAND, "bot.example.org" })).isEqualTo(WhapiSetUp.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://bot.example.org/|", "https://bot|example.org" })
	void shouldSayHowItIsUsedWhereTheAddressIsNone(String address) {
		assertThat(WhapiSetUp.run(new String[] { WhapiSetUp.COMMAND, address })).isEqualTo(WhapiSetUp.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gate.example.org", "https://gate|example.org" })
	void shouldSayThatTheBaseUrlIsNoAddress(String baseUrl, CapturedOutput output) {
		assertThat(WhapiSetUp.run(arguments(baseUrl, List.of()))).isEqualTo(WhapiSetUp.USAGE);
		assertThat(output).contains("WHAPI_BASE_URL is no address").doesNotContain("\tat ");
	}

	private int run(String... more) {
		return WhapiSetUp.run(arguments(this.simulator.whapiBaseUrl(), List.of(more)));
	}

	private static String[] arguments(String baseUrl, List<String> more) {
		List<String> arguments = new ArrayList<>(
				List.of(WhapiSetUp.COMMAND, ADDRESS + "/", "--WHAPI_TOKEN=channel-token",
						"--WHAPI_WEBHOOK_TOKEN=secret-old, secret-next", "--WHAPI_BASE_URL=" + baseUrl));
		arguments.addAll(more);
		return arguments.toArray(String[]::new);
	}

	private JsonNode settings() throws Exception {
		return send(request().GET());
	}

	private void patch(String change) throws Exception {
		send(request().header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(change)));
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(URI.create(this.simulator.whapiBaseUrl() + "/settings"))
			.header("Authorization", "Bearer channel-token");
	}

	private static JsonNode send(HttpRequest.Builder request) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return JsonMapper.shared().readTree(http.send(request.build(), BodyHandlers.ofString()).body());
		}
	}

}
