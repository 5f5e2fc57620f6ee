package io.remanso.crash.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import io.remanso.crash.Installation;
import io.remanso.crash.ServerProcess;
import io.remanso.crash.TopicReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code infra/up} as somebody meets it who has set nothing, used through its page. Each
 * test writes as somebody else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

	private static final String MATEO = "9995550102";

	private final Installation installation;

	private final Browser browser;

	private final ServerProcess remanso;

	private final ChromeDriver window;

	private final PageView page;

	PageIT(@TempDir Path data) {
		this.browser = Browser.required();
		this.installation = Installation.unconfigured(Installation.findCheckout(), data);
		this.remanso = this.installation.launchWithPage();
		this.window = this.browser.open(1280, 800);
		this.page = new PageView(this.window, this.installation.baseUrl() + "/");
	}

	@BeforeAll
	void awaitReady() {
		this.remanso.awaitReady();
	}

	@AfterAll
	void stop() {
		this.window.quit();
		this.remanso.close();
	}

	@BeforeEach
	void showAsOnADesk() {
		Browser.resize(this.window, 1280, 800);
	}

	@AfterEach
	void assertNoComplaints() {
		assertThat(this.page.complaints()).isEmpty();
	}

	@Test
	void shouldShowHowABurstIsAnsweredOnce() {
		this.page.load("#mateo");
		this.page.click("#burst");
		this.page.await("the countdown", () -> this.page.isShown("#waiting") && this.page.seconds() > 0);
		this.page.await("five accepted messages", () -> this.page.marks("Accepted") == 5);
		this.page.await("an answer", () -> !this.page.lines("theirs").isEmpty());
		this.page.await("the end of the turn", () -> !this.page.isShown(".line.typing"));
		assertThat(this.page.lines("mine")).hasSize(5);
		assertThat(this.page.lines("theirs")).singleElement().asString().contains(this.page.lines("mine"));
		assertThat(this.page.lines("note")).singleElement()
			.asString()
			.startsWith("turn closed: window, 5 messages · answered in ");
		assertThat(this.page.marks("Read")).isEqualTo(5);
		assertThat(answersInKafka(MATEO)).isOne();
	}

	@Test
	void shouldServeWhoUsesTheKeyboardOnly() {
		this.page.load("#ana");
		this.page.tabTo(".person");
		this.page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
		assertThat(this.page.focus()).contains("Lucía Fernández").endsWith("true solid");
		this.page.press(Keys.ENTER);
		this.page.await("the chat of Lucía", () -> this.page.text("#name").equals("Lucía Fernández"));
		assertThat(this.page.hasFocus("#text")).isTrue();
		this.page.press("Hola,", Keys.chord(Keys.SHIFT, Keys.ENTER), "¿tienen piscina?");
		assertThat(this.page.lines("mine")).isEmpty();
		this.page.press(Keys.ENTER);
		this.page.await("an answer", () -> !this.page.lines("theirs").isEmpty());
		assertThat(this.page.lines("mine")).containsExactly("Hola,\n¿tienen piscina?");
		assertThat(this.page.lines("theirs")).singleElement().asString().contains("¿tienen piscina?");
	}

	@Test
	void shouldWaitLongerForSomebodyWhoTypes() {
		this.page.load("#jorge");
		this.page.click("#text");
		this.page.press("una pregunta", Keys.ENTER);
		this.page.await("the countdown of the message", () -> this.page.seconds() > 0);
		assertThat(this.page.seconds()).isLessThanOrEqualTo(5);
		this.page.press("es que");
		this.page.await("more than a message's window", () -> this.page.seconds() > 6);
		assertThat(this.page.text("#waiting")).contains("1 message waiting", "while Jorge is typing");
	}

	@Test
	void shouldFitAPhone() {
		Browser.resize(this.window, 375, 812);
		this.page.load("");
		assertThat(this.page.isShown(".person")).isTrue();
		assertThat(this.page.isShown("#chat")).isFalse();
		assertThat(this.page.scrollsSideways()).isFalse();
		this.page.choose("Ana Torres");
		assertThat(this.page.isShown(".person")).isFalse();
		this.page.click("#text");
		this.page.press("a".repeat(300), Keys.ENTER);
		this.page.await("the message", () -> this.page.isShown(".line.mine"));
		assertThat(this.page.scrollsSideways()).isFalse();
		this.page.click("#back");
		this.page.await("the list", () -> this.page.isShown(".person"));
		assertThat(this.page.isShown("#chat")).isFalse();
	}

	@Test
	void shouldShowTheSameChatAfterAReload() {
		this.page.load("#ana");
		this.page.click("#text");
		this.page.press("<b>¿Siguen ahí?</b>", Keys.ENTER);
		this.page.await("an answer", () -> this.page.lines("theirs").stream().anyMatch((text) -> text.contains("<b>")));
		this.page.await("its delivery", () -> this.page.isShown(".line.theirs:last-child .mark.seen"));
		List<String> before = this.page.chat();
		this.page.reload();
		this.page.await("the same chat", () -> this.page.chat().equals(before));
	}

	@Test
	void shouldRefuseWhatAnotherWebPageSends() throws IOException, InterruptedException {
		assertThat(statusOf("https://evil.example")).isEqualTo(403);
		assertThat(statusOf("null")).isEqualTo(403);
		assertThat(statusOf(this.installation.baseUrl())).isEqualTo(200);
	}

	private int statusOf(String origin) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(URI.create(this.installation.baseUrl() + "/page/presences"))
					.header("Content-Type", "application/json")
					.header("Origin", origin)
					.POST(HttpRequest.BodyPublishers
						.ofString("{\"user\":\"%s\",\"activity\":\"typing\"}".formatted(MATEO)))
					.build(), HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
	}

	private long answersInKafka(String user) {
		return TopicReader.values(this.installation.bootstrapServers(), Topics.OUTCOMES)
			.stream()
			.filter((outcome) -> outcome instanceof Outcome.PartSent && outcome.userId().equals(user))
			.count();
	}

}
