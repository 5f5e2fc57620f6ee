package io.remanso.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LogIdTest {

	private static final String NUMBER = "573000000001";

	private final LogKey key = key("sixteen-letters1");

	private final LogId names = new LogId(this.key);

	@Test
	void shouldNameAUserByAShortHashThatIsTheSameInEveryWorker() {
		assertThat(this.names.of(NUMBER)).matches("[0-9a-f]{8}")
			.isEqualTo(new LogId(key("sixteen-letters1")).of(NUMBER));
	}

	@Test
	void shouldNotNameAUserByWhatAnybodyCanComputeOfTheirNumber() throws NoSuchAlgorithmException {
		byte[] plain = MessageDigest.getInstance("SHA-256").digest(NUMBER.getBytes(StandardCharsets.UTF_8));
		assertThat(HexFormat.of().formatHex(plain)).doesNotContain(this.names.of(NUMBER));
	}

	@Test
	void shouldNameAUserOtherwiseByAnotherKey() {
		assertThat(this.names.of(NUMBER)).isNotEqualTo(new LogId(key("sixteen-letters2")).of(NUMBER));
	}

	@Test
	void shouldGiveTwoUsesNamesThatCannotBeMatched() {
		assertThat(this.key.name("openai", NUMBER)).hasSize(64).doesNotContain(this.names.of(NUMBER));
	}

	// Computed by Python's hmac.
	@Test
	void shouldBeTheHmacThatOtherProgramsCompute() {
		assertThat(this.key.name("log", NUMBER))
			.isEqualTo("2715eb9bab5107b935a437fbc3f60537c3faedbeb07d9ba330ab75b9d9dc3369");
	}

	@Test
	void shouldRefuseAKeyThatCanBeGuessed() {
		assertThatIllegalArgumentException().isThrownBy(() -> key("fifteen-letters"));
	}

	@Test
	void shouldNotShowTheKeyWhereItIsLoggedByAccident() {
		assertThat(this.key).hasToString("LogKey");
	}

	private static LogKey key(String secret) {
		return new LogKey(secret.getBytes(StandardCharsets.UTF_8));
	}

}
