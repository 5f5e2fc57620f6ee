package io.remanso.responder.delivery.meta;

import java.net.URI;
import java.time.Duration;

import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailedReceiptTest {

	private final MetaCourier courier = new MetaCourier(
			new GatewayHttp(URI.create("http://127.0.0.1:9"), "token", Duration.ofSeconds(1)), "1");

	@ParameterizedTest
	@CsvSource({ "131047,true", "131026,false", "131050,false", "190,false" })
	void shouldGiveUpWhatWillNeverReachTheUser(int code, boolean windowClosed) {
		assertThat(failure(PartReceipt.Fate.FAILED, code))
			.isEqualTo(new Settlement.Refused(windowClosed, "Meta could not deliver it, code %d".formatted(code)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 131000, 131053, 130429, 131056 })
	void shouldNotGiveUpForWhatPasses(int code) {
		assertThat(failure(PartReceipt.Fate.FAILED, code)).isNull();
	}

	@Test
	void shouldNotGiveUpWithoutAReason() {
		assertThat(failure(PartReceipt.Fate.FAILED, null)).isNull();
		assertThat(failure(PartReceipt.Fate.REACHED, null)).isNull();
	}

	private Settlement.@Nullable Refused failure(PartReceipt.Fate fate, @Nullable Integer code) {
		return this.courier.failure(new PartReceipt("wamid.1", fate, code));
	}

}
