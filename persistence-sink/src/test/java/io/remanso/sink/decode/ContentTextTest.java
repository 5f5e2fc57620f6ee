package io.remanso.sink.decode;

import io.remanso.contracts.inbound.Content;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTextTest {

	@Test
	void shouldKeepTheWordsBesideAPlace() {
		assertThat(ContentText.of(new Content.Location(4.65, -74.05, "Casa", null, true, "voy en camino")))
			.isEqualTo("Casa\nvoy en camino");
	}

}
