package io.remanso.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.conversations.Conversation;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.Message;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Echo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.remanso.simulator.OpenAiCaller.asking;
import static io.remanso.simulator.OpenAiCaller.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A conversation is kept as OpenAI keeps it, in the eyes of its own client. */
class OpenAiConversationsTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final Simulator simulator = this.openAi.simulator();

	private final OpenAIClient client = this.openAi.client();

	@Test
	void shouldCreateAValidConversation() {
		Conversation conversation = this.client.conversations().create().validate();

		assertThat(conversation.id()).startsWith("conv_");
		assertThat(this.client.conversations().retrieve(conversation.id()).validate()).isEqualTo(conversation);
	}

	@Test
	void shouldAppendItemsOfRequestAndResponseToTheConversation() {
		String conversation = this.client.conversations().create().id();

		Response response = this.client.responses()
			.create(asking("hola").conversation(conversation).build())
			.validate();

		assertThat(response.conversation().orElseThrow().id()).isEqualTo(conversation);
		List<ConversationItem> items = this.openAi.itemsOf(conversation);
		assertThat(items).hasSize(2).allSatisfy(ConversationItem::validate);
		assertThat(items.getFirst().asMessage().role()).isEqualTo(Message.Role.USER);
		assertThat(items.getFirst().asMessage().content().getFirst().asInputText().text()).isEqualTo("hola");
		assertThat(items.getLast().asMessage().role()).isEqualTo(Message.Role.ASSISTANT);
		assertThat(items.getLast().asMessage().content().getFirst().asOutputText().text()).isEqualTo(text(response));
	}

	@Test
	void shouldListTheNewestItemsFirstAndPageThroughThem() {
		String conversation = this.client.conversations().create().id();
		for (int i = 0; i < 3; i++) {
			this.client.responses().create(asking("línea " + i).conversation(conversation).build());
		}

		List<String> texts = new ArrayList<>();
		this.client.conversations()
			.items()
			.list(conversation, ItemListParams.builder().limit(2).build())
			.autoPager()
			.forEach((item) -> texts.add(item.asMessage().content().getFirst().isInputText() ? "user" : "assistant"));

		assertThat(texts).containsExactly("assistant", "user", "assistant", "user", "assistant", "user");
	}

	@Test
	void shouldAddAndDeleteItems() {
		String conversation = this.client.conversations()
			.create(ConversationCreateParams.builder()
				.addItem(EasyInputMessage.builder().role(EasyInputMessage.Role.USER).content("antes").build())
				.build())
			.id();
		this.client.conversations()
			.items()
			.create(conversation, ItemCreateParams.builder()
				.addItem(EasyInputMessage.builder().role(EasyInputMessage.Role.ASSISTANT).content("del agente").build())
				.build())
			.validate();
		String first = this.openAi.itemsOf(conversation).getFirst().asMessage().id();

		this.client.conversations()
			.items()
			.delete(first, ItemDeleteParams.builder().conversationId(conversation).build())
			.validate();

		assertThat(this.openAi.itemsOf(conversation)).singleElement()
			.satisfies((item) -> assertThat(item.asMessage().content().getFirst().asOutputText().text())
				.isEqualTo("del agente"));
	}

	@Test
	void shouldNotFindADeletedConversation() {
		String conversation = this.client.conversations().create().id();

		assertThat(this.client.conversations().delete(conversation).validate().deleted()).isTrue();

		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.responses().create(asking("hola").conversation(conversation).build()));
	}

	@Test
	void shouldLockTheConversationWhileAResponseIsMade() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults()
			.latencyBy(Api.OPENAI, (call) -> call.text().equals("lento") ? Duration.ofSeconds(1) : Duration.ZERO);
		ResponseCreateParams slow = asking("lento").conversation(conversation).build();
		CompletableFuture<Response> first = this.client.async().responses().create(slow);

		Awaitility.await()
			.pollDelay(Duration.ofMillis(50))
			.untilAsserted(() -> assertThatExceptionOfType(BadRequestException.class)
				.isThrownBy(() -> this.client.responses().create(asking("rápido").conversation(conversation).build()))
				.satisfies((ex) -> assertThat(ex.code()).contains("conversation_locked")));

		assertThat(Echo.lines(text(first.join()))).containsExactly("lento");
		assertThat(text(this.client.responses().create(asking("ya").conversation(conversation).build()))).isNotEmpty();
	}

}
