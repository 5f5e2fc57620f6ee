package io.remanso.contracts.wire;

import java.time.Instant;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonSerdeTest {

	@Test
	void shouldWriteSnakeCaseAndTimesInUtc() {
		Alias alias = new Alias("CO.1", "573000000001", Instant.parse("2026-11-24T12:00:00.120Z"));
		assertThat(new String(new JsonSerde<>(Alias.class).serialize(alias), UTF_8))
			.isEqualTo("{\"alias\":\"CO.1\",\"user_id\":\"573000000001\",\"since\":\"2026-11-24T12:00:00.120Z\"}");
	}

	@Test
	void shouldPassATombstoneThrough() {
		JsonSerde<Alias> serde = new JsonSerde<>(Alias.class);
		assertThat(serde.serialize(null)).isNull();
		assertThat(serde.deserialize(null)).isNull();
	}

	@Test
	void shouldRefuseAValueThatLacksAField() {
		refuse(Alias.class, "{\"alias\":\"secret\",\"since\":\"2026-11-24T12:00:00Z\"}", "not a Alias");
	}

	@Test
	void shouldRefuseAFieldThatIsNull() {
		refuse(Alias.class, "{\"alias\":\"secret\",\"user_id\":null,\"since\":\"2026-11-24T12:00:00Z\"}", "/user_id");
	}

	@Test
	void shouldRefuseAKindThatIsNotKnown() {
		refuse(Command.class, "{\"kind\":\"secret\"}", "not a Command");
	}

	@Test
	void shouldReadAnOutcomeOfAKindThatIsNotKnownAsUnknown() {
		String json = """
				{"kind":"added_later","turn_id":"t","user_id":"1","at":"2026-11-24T12:00:00Z","more":{"a":1}}""";
		assertThat(new JsonSerde<>(Outcome.class).deserialize(json.getBytes(UTF_8)))
			.isEqualTo(new Outcome.Unknown("added_later", "t", "1", Instant.parse("2026-11-24T12:00:00Z")));
	}

	@Test
	void shouldRefuseAnOutcomeWithoutAKind() {
		refuse(Outcome.class, """
				{"turn_id":"secret","user_id":"1","at":"2026-11-24T12:00:00Z"}""", "not a Outcome");
	}

	@Test
	void shouldRefuseWhatIsNoJson() {
		refuse(Alias.class, "secret", "not a Alias");
	}

	@Test
	void shouldReadAnAbsentCollectionAsEmpty() {
		UserState state = new JsonSerde<>(UserState.class)
			.deserialize("{\"user_id\":\"1\",\"updated_at\":\"2026-11-24T12:00:00Z\"}".getBytes(UTF_8));
		assertThat(state.preferences()).isEmpty();
	}

	@Test
	void shouldReadAnEnumWordThatIsNotKnownAsUnknown() {
		String json = """
				{"user_id":"1","activity":"dancing","received_at":"2026-11-24T12:00:00Z",
				"chat":{"gateway":"whapi","channel":"C","chat_id":"1","group":false}}""";
		assertThat(new JsonSerde<>(Presence.class).deserialize(json.getBytes(UTF_8)).activity())
			.isEqualTo(Presence.Activity.UNKNOWN);
	}

	private static void refuse(Class<?> type, String json, String reason) {
		JsonSerde<?> serde = new JsonSerde<>(type);
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serde.deserialize(json.getBytes(UTF_8)))
			.withMessageContaining(reason)
			.withMessageNotContaining("secret");
	}

}
