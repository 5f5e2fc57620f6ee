package io.remanso.buffer.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.KnownUser;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Rows outlive the version that wrote them: these files are what version 1 wrote, and no
 * later one may fail to read them. A changed row gets a file of its own beside them.
 */
class VersionedSerdeTests {

	@Test
	void shouldReadTheHeadRowsOfVersionOne() {
		HeadRow row = read("head-row.v1.json", HeadRow.class);
		assertThat(row).isEqualTo(Rows.head());
	}

	@Test
	void shouldReadTheBuffersOfVersionOne() {
		assertThat(read("buffer.v1.json", Buffer.class)).isEqualTo(Rows.buffer());
	}

	@Test
	void shouldReadTheKnownUsersOfVersionOne() {
		assertThat(read("known-user.v1.json", KnownUser.class)).isEqualTo(Rows.knownUser());
	}

	@Test
	void shouldReadTheLastTurnsOfVersionOne() {
		assertThat(read("last-turn.v1.json", TurnRow.class)).isEqualTo(Rows.lastTurn());
	}

	@Test
	void shouldWriteWhatVersionOneWrote() {
		assertThat(write(Rows.head(), HeadRow.class)).isEqualTo(bytes("head-row.v1.json"));
		assertThat(write(Rows.buffer(), Buffer.class)).isEqualTo(bytes("buffer.v1.json"));
		assertThat(write(Rows.knownUser(), KnownUser.class)).isEqualTo(bytes("known-user.v1.json"));
		assertThat(write(Rows.lastTurn(), TurnRow.class)).isEqualTo(bytes("last-turn.v1.json"));
	}

	@Test
	void shouldReadARowWithAFieldThatIsNotKnownHere() {
		byte[] row = row(
				"{\"turn_id\":\"t\",\"chat\":{\"gateway\":\"whapi\",\"channel\":\"C\",\"chat_id\":\"1\",\"group\":false},"
						+ "\"messages\":[],\"of_a_later_version\":1}");
		assertThat(new VersionedSerde<>(TurnRow.class).deserializer().deserialize("changelog", row).turnId())
			.isEqualTo("t");
	}

	@Test
	void shouldRefuseARowOfAVersionThatIsNotKnownHere() {
		byte[] row = row("{}");
		row[0] = 2;
		assertThatThrownBy(() -> new VersionedSerde<>(TurnRow.class).deserializer().deserialize("changelog", row))
			.isInstanceOf(SerializationException.class)
			.hasMessageContaining("newer");
	}

	private static <V> V read(String file, Class<V> type) {
		return new VersionedSerde<>(type).deserializer().deserialize("changelog", bytes(file));
	}

	private static <V> byte[] write(V value, Class<V> type) {
		return new VersionedSerde<>(type).serializer().serialize("changelog", value);
	}

	// The version byte stands before the text of the file.
	private static byte[] bytes(String file) {
		try (InputStream stream = VersionedSerdeTests.class.getResourceAsStream(file)) {
			return row(new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] row(String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		byte[] row = new byte[body.length + 1];
		row[0] = 1;
		System.arraycopy(body, 0, row, 1, body.length);
		return row;
	}

}
