package io.remanso.responder.model.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.openai.models.responses.ResponseCreateParams;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.Deadline;
import io.remanso.testkit.LogNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestsTest {

	private final Requests requests = new Requests(settings("Sé amable."), LogNames.KEY);

	@Test
	void shouldNameTheUserToTheModelByAHashOnly() {
		ResponseCreateParams params = this.requests.inConversation(question("573001112233"), "conv_1", new Room());
		assertThat(params.safetyIdentifier()).hasValueSatisfying((hash) -> assertThat(hash).hasSize(64)
			.isNotEqualTo(other("573001112234").safetyIdentifier().orElse("")));
		assertThat(params.toString()).doesNotContain("573001112233");
	}

	@Test
	void shouldNotNameTheUserByWhatAnybodyCanComputeOfTheirNumber() throws NoSuchAlgorithmException {
		byte[] plain = MessageDigest.getInstance("SHA-256").digest("573001112233".getBytes(StandardCharsets.UTF_8));
		assertThat(other("573001112233").safetyIdentifier()).isPresent()
			.isNotEqualTo(Optional.of(HexFormat.of().formatHex(plain)));
	}

	@Test
	void shouldHaveTheServerKeepWhatItHasReadOfEachConversation() {
		String key = key(this.requests.inConversation(question("573001112233"), "conv_1", new Room()));
		assertThat(key).isNotBlank()
			.hasSizeLessThanOrEqualTo(64)
			.isEqualTo(key(this.requests.inConversation(question("573001112234"), "conv_1", new Room())))
			.isNotEqualTo(key(other("573001112233")));
	}

	@Test
	void shouldShareWhatTheServerHasReadOfTheInstructionsAmongUsersAsFarAsOneKeyServes() {
		Set<String> keys = IntStream.range(0, 1000)
			.mapToObj((n) -> key(this.requests.alone(question("57300" + n), List.of(), new Room())))
			.collect(Collectors.toSet());
		assertThat(keys).hasSize(16);
		assertThat(key(this.requests.alone(question("573001"), List.of(), new Room())))
			.isEqualTo(key(this.requests.alone(question("573001"), List.of(), new Room())));
		assertThat(keys).doesNotContain(key(new Requests(settings("Sé breve."), LogNames.KEY)
			.alone(question("573001112233"), List.of(), new Room())));
	}

	@Test
	void shouldCapTheAnswer() {
		assertThat(other("573001112233").maxOutputTokens()).hasValue(500L);
		Room room = new Room();
		room.widen();
		assertThat(this.requests.alone(question("573001112233"), List.of(), room).maxOutputTokens()).hasValue(1000L);
	}

	private ResponseCreateParams other(String user) {
		return this.requests.inConversation(question(user), "conv_2", new Room());
	}

	private static String key(ResponseCreateParams params) {
		return params.promptCacheKey().orElse("");
	}

	private static ModelSettings settings(String instructions) {
		return new ModelSettings("gpt-test", instructions, 16_000, 500, Duration.ofSeconds(2), 10, "", "");
	}

	private static Question question(String user) {
		return new Question("turn-1", user, null, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, "hola", List.of())), false, new Deadline(Instant.MAX),
				new Ours(), () -> false);
	}

}
