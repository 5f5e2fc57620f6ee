package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.media.TestFiles;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.ModelCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Pictures that the model's server refuses: the turn's words are answered without them,
 * and no conversation stays broken.
 */
class RefusedPictureTest {

	private static final String BAD = "data:image/png;base64,AQID";

	private static final String GOOD = "data:image/png;base64,"
			+ Base64.getEncoder().encodeToString(TestFiles.picture("png"));

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final Assistant conversations = this.model.conversations();

	private final AtomicInteger unseen = new AtomicInteger();

	@Test
	void shouldAnswerTheWordsWithoutThem() throws Exception {
		Reply reply = this.conversations.answer(question(null, BAD));
		assertThatWordsAloneWereSeen();
		assertThat(images(reply.conversationId())).isZero();
		assertThat(reply.left()).isEmpty();
	}

	@Test
	void shouldAnswerTheWordsWithoutThemWhereTheTranscriptIsTheMemory() throws Exception {
		this.model.transcript().answer(question(null, BAD));
		assertThatWordsAloneWereSeen();
	}

	@ParameterizedTest
	@CsvSource({ "400, invalid_image_format", "400, image_content_policy_violation", "400, unsupported_value", "400,",
			"413,", "415," })
	void shouldAskOnceWithoutThemWhateverARefusalSays(int status, @Nullable String code) throws Exception {
		fail("/responses", 1, status, code);
		this.conversations.answer(question(null, GOOD));
		assertThatWordsAloneWereSeen();
		fail("/responses", 1, status, code);
		this.model.transcript().answer(question(null, GOOD));
		assertThat(this.unseen).hasValue(2);
	}

	@Test
	void shouldNotLeaveThemOutForWhatIsNoRefusal() throws Exception {
		fail("/responses", 2, 500, null);
		this.conversations.answer(question(null, GOOD));
		assertThat(calls()).singleElement().satisfies((call) -> assertThat(call.images()).isEqualTo(1));
		assertThat(this.unseen).hasValue(0);
	}

	@Test
	void shouldGiveUpWhatIsRefusedWithoutThemToo() {
		fail("/responses", 9, 400, null);
		assertThatThrownBy(() -> this.conversations.answer(question(null, GOOD))).isInstanceOf(ModelException.class);
		assertThat(calls()).isEmpty();
	}

	@Test
	void shouldLeaveAConversationThatHoldsOneOfBefore() throws Exception {
		String broken = conversationWith(BAD);
		Reply reply = this.conversations.answer(question(broken, null));
		assertThat(reply.conversationId()).isNotEqualTo(broken);
		assertThat(reply.left()).containsExactly(broken);
		assertThat(calls()).hasSize(1);
		assertThat(this.simulator.openAi().items(String.valueOf(reply.conversationId())).toString()).contains("antes");
		assertThat(this.conversations.answer(question(reply.conversationId(), null)).conversationId())
			.isEqualTo(reply.conversationId());
	}

	@Test
	void shouldLetTheWordsJoinWithoutThem() throws Exception {
		fail("/items", 1, 400, "invalid_image_url");
		String id = this.conversations.record(question(conversationWith(GOOD), GOOD));
		assertThat(images(id)).isEqualTo(1);
		assertThat(this.simulator.openAi().items(String.valueOf(id)).toString()).contains("no se pudo ver");
		assertThat(this.unseen).hasValue(1);
	}

	private void assertThatWordsAloneWereSeen() {
		assertThat(calls()).singleElement().satisfies((call) -> {
			assertThat(call.images()).isZero();
			assertThat(call.lines()).endsWith("[Imagen, no se pudo ver] ¿Se arregla?");
		});
		assertThat(this.unseen).hasValue(1);
	}

	private Question question(@Nullable String conversation, @Nullable String picture) {
		Line line = new Line(TranscriptEntry.Role.USER, "[Imagen] ¿Se arregla?",
				Optional.ofNullable(picture).map(Line.Picture::new).stream().toList(), () -> {
					this.unseen.incrementAndGet();
					return "[Imagen, no se pudo ver] ¿Se arregla?";
				});
		return new Question("turn-1", "573", conversation,
				List.of(new Line(TranscriptEntry.Role.USER, "antes", List.of())), "Cliente: Ana", List.of(line), false,
				this.model.time().in(Duration.ofMinutes(5)), new Ours(), () -> false);
	}

	private String conversationWith(String picture) {
		ResponseInputContent image = ResponseInputContent.ofInputImage(
				ResponseInputImage.builder().detail(ResponseInputImage.Detail.AUTO).imageUrl(picture).build());
		return this.model.client()
			.conversations()
			.create(ConversationCreateParams.builder()
				.items(List.of(ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
					.role(EasyInputMessage.Role.USER)
					.contentOfResponseInputMessageContentList(List.of(image))
					.build())))
				.build())
			.id();
	}

	private long images(@Nullable String conversation) {
		return this.simulator.openAi()
			.items(String.valueOf(conversation))
			.stream()
			.flatMap((item) -> item.path("content").valueStream())
			.filter((part) -> part.path("type").asString("").equals("input_image"))
			.count();
	}

	private List<ModelCall> calls() {
		return this.simulator.openAi().calls();
	}

	private void fail(String path, int times, int status, @Nullable String code) {
		AtomicInteger left = new AtomicInteger(times);
		this.simulator.faults()
			.hook((call) -> (call.path().endsWith(path) && left.getAndDecrement() > 0)
					? Optional.of(Decision.wrong(new Fault.Failure(status, code))) : Optional.empty());
	}

}
