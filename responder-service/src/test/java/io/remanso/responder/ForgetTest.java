package io.remanso.responder;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.openai.client.OpenAIClient;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.responses.EasyInputMessage;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.model.openai.OpenAiAssistants;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.testkit.process.ChildProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders to forget, from the topic to the model.
 */
class ForgetTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Kafka kafka = new Kafka();

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final AtomicReference<AutoCloseable> worker = new AtomicReference<>(() -> {
	});

	@AfterEach
	void stop() throws Exception {
		this.worker.get().close();
		this.simulator.close();
		this.kafka.close();
	}

	@Test
	void shouldDeleteTheConversationsOfAnOrderWithTheirItems() {
		start();
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000901", "hola");
		this.kafka.write(buffer);
		String answered = String.valueOf(this.kafka.awaitEnd(buffer).memory().conversationId());
		List<String> items = items(answered);
		assertThat(items).isNotEmpty();
		forget("573000000901", answered, "thread_old", "conv_gone");
		awaitDeleted(answered);
		assertThat(deletions()).containsExactlyElementsOf(
				items.stream().map((item) -> "/conversations/" + answered + "/items/" + item).toList().reversed());
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).noneMatch((call) -> call.path().contains("thread_"));
	}

	@Test
	void shouldDeleteTheConversationOnceTheModelIsBack() {
		start();
		String conversation = conversation();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).only(conversation));
		forget("573000000902", conversation);
		awaitFailed(conversation);
		assertThat(items(conversation)).hasSize(1);
		this.simulator.faults().clear();
		awaitDeleted(conversation);
	}

	@Test
	void shouldDeleteTheConversationAfterAKill() {
		ChildProcess process = WorkerProcess.start(Settings.of(this.kafka, this.simulator, "a"));
		this.worker.set(process);
		String conversation = conversation();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).only(conversation));
		forget("573000000903", conversation);
		awaitFailed(conversation);
		process.close();
		this.simulator.faults().clear();
		assertThat(items(conversation)).hasSize(1);
		start();
		awaitDeleted(conversation);
	}

	@Test
	void shouldLeaveNothingOfATurnThatIsReadAfterTheOrder() {
		String conversation = conversation();
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.META, "573000000904", "¿siguen ahí?");
		this.kafka.write(buffer);
		forget("573000000904", conversation);
		start();
		Outcome.Terminal end = this.kafka.awaitEnd(buffer);
		assertThat(end).isInstanceOf(Outcome.Answered.class);
		assertThat(this.simulator.meta().sent()).hasSize(1);
		awaitDeleted(String.valueOf(end.memory().conversationId()));
		awaitDeleted(conversation);
	}

	private void forget(String user, String... conversations) {
		this.kafka.write(Topics.COMMANDS, user,
				new Command.Forget(UUID.randomUUID().toString(), user, List.of(conversations), Instant.now()));
	}

	private String conversation() {
		OpenAIClient client = OpenAiAssistants.client(URI.create(this.simulator.openAiBaseUrl()), "sk-test");
		try {
			return client.conversations()
				.create(ConversationCreateParams.builder()
					.addItem(EasyInputMessage.builder().role(EasyInputMessage.Role.USER).content("antes").build())
					.build())
				.id();
		}
		finally {
			client.close();
		}
	}

	private void awaitFailed(String conversation) {
		Awaitility.await("a call that fails")
			.atMost(PATIENCE)
			.until(() -> calls().stream()
				.anyMatch((call) -> call.path().contains(conversation) && call.end() == Call.End.FAILED));
	}

	private void awaitDeleted(String conversation) {
		Awaitility.await("the conversation to be deleted")
			.atMost(PATIENCE)
			.until(() -> calls().stream()
				.anyMatch((call) -> call.method().equals("DELETE") && call.status() == 200
						&& call.path().equals("/conversations/" + conversation)));
		assertThat(items(conversation)).isEmpty();
	}

	private List<String> deletions() {
		return calls().stream()
			.filter((call) -> call.method().equals("DELETE") && call.path().contains("/items/"))
			.map(Call::path)
			.toList();
	}

	private List<String> items(String conversation) {
		return this.simulator.openAi().items(conversation).stream().map((item) -> item.path("id").asString()).toList();
	}

	private List<Call> calls() {
		return this.simulator.ledger().calls(Api.OPENAI);
	}

	private void start() {
		this.worker.set(ResponderApplication.application()
			.web(WebApplicationType.NONE)
			.run(Settings.of(this.kafka, this.simulator, "a")));
	}

}
