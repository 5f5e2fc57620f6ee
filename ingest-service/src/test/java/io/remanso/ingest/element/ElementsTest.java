package io.remanso.ingest.element;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.remanso.ingest.meta.MetaParser;
import io.remanso.ingest.whapi.WhapiParser;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ElementsTest {

	private static final int MOST = 20_000;

	private static final Instant RECEIVED_AT = Instant.parse("2026-11-24T16:00:07.250Z");

	@Test
	void shouldReadAsManyElementsAsABodyMayHave() {
		assertThat(whapi(MOST)).asInstanceOf(InstanceOfAssertFactories.type(Reading.Elements.class))
			.extracting(Reading.Elements::found, InstanceOfAssertFactories.LIST)
			.hasSize(MOST);
	}

	@Test
	void shouldSetABodyOfMoreElementsAside() {
		assertThat(whapi(MOST + 1)).isInstanceOf(Reading.Unreadable.class);
	}

	@Test
	void shouldCountTheElementsOfAllListsOfABody() {
		String change = "{\"field\":\"messages\",\"value\":{\"messages\":[%s]}}".formatted(list(MOST / 2 + 1));
		String body = "{\"entry\":[{\"changes\":[%1$s,%1$s]}]}".formatted(change);
		assertThat(new MetaParser().parse(bytes(body), RECEIVED_AT)).isInstanceOf(Reading.Unreadable.class);
	}

	private static Reading whapi(int elements) {
		return new WhapiParser().parse(bytes("{\"messages\":[%s]}".formatted(list(elements))), RECEIVED_AT);
	}

	private static String list(int elements) {
		return "0" + ",0".repeat(elements - 1);
	}

	private static byte[] bytes(String body) {
		return body.getBytes(StandardCharsets.UTF_8);
	}

}
