package io.remanso.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * OpenAI's own client, at a stand-in of its own that echoes. It must find nothing odd
 * there. Both end with the test.
 */
final class OpenAiCaller implements AfterEachCallback {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final OpenAIClient client = OpenAIOkHttpClient.builder()
		.baseUrl(this.simulator.openAiBaseUrl())
		.apiKey("sk-any")
		.maxRetries(0)
		.timeout(Duration.ofSeconds(20))
		.build();

	Simulator simulator() {
		return this.simulator;
	}

	OpenAIClient client() {
		return this.client;
	}

	/** Oldest first. */
	List<ConversationItem> itemsOf(String conversation) {
		return this.client.conversations()
			.items()
			.list(conversation, ItemListParams.builder().order(ItemListParams.Order.ASC).build())
			.items();
	}

	static ResponseCreateParams.Builder asking(String text) {
		return ResponseCreateParams.builder().model("some-model").instructions("Sé breve.").input(text);
	}

	static String text(Response response) {
		Optional<String> text = response.output()
			.stream()
			.flatMap((item) -> item.message().stream())
			.flatMap((message) -> message.content().stream())
			.flatMap((content) -> content.outputText().stream())
			.map((output) -> output.text())
			.reduce(String::concat);
		return text.orElseThrow();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.client.close();
		this.simulator.close();
	}

}
