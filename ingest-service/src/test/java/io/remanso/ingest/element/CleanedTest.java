package io.remanso.ingest.element;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The look at the bytes may say too little, never too much.
 */
class CleanedTest {

	private static final int BODIES = 200_000;

	private static final List<String> PIECES = List.of("\\u", "\\\\u", "0000", "d83d", "DE00", "00e1", "u0000", "a",
			"\\n", "á", "😀", "\\\"");

	@Test
	void shouldSeeThatUsualTextsAreClean() {
		assertThat(isSurelyClean("Buenas, \\u00bfa qu\\u00e9 hora abren el s\\u00e1bado?")).isTrue();
		assertThat(isSurelyClean("Buenas, ¿a qué hora abren el sábado?\\n")).isTrue();
	}

	@Test
	void shouldNotSwearByWhatMayBeNoText() {
		assertThat(isSurelyClean("\\u0000")).isFalse();
		assertThat(isSurelyClean("\\ud83d\\ude00")).isFalse();
		assertThat(isSurelyClean("a".repeat(2_000))).isFalse();
	}

	@Test
	void shouldCutThePictureOutOfALargeAddressCard() {
		String photo = "item1.PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n" + " QUJD\r\n".repeat(50_000);
		assertThat(card("BEGIN:VCARD\r\nFN:Ana\r\n" + photo + "TEL:+57 300\r\nEND:VCARD"))
			.isEqualTo("BEGIN:VCARD\r\nFN:Ana\r\nTEL:+57 300\r\nEND:VCARD");
		assertThat(card("FN:Ana\nPHOTO:data:image/jpeg;base64," + "QUJD".repeat(1_000) + "\nTEL:1\n"))
			.isEqualTo("FN:Ana\nTEL:1\n");
	}

	@Test
	void shouldLeaveTheRestOfALargeAddressCard() {
		String card = "FN:Ana\nPHOTO;VALUE=uri:https://example.org/ana.jpg\nNOTE:" + "long ".repeat(1_000) + "\n end\n";
		assertThat(card(card)).isEqualTo(card);
	}

	@Test
	void shouldNeverSwearByATreeThatIsNotClean() {
		Random random = new Random(20261124L);
		int sworn = 0;
		for (int i = 0; i < BODIES; i++) {
			byte[] body = body(random);
			if (Cleaned.isSurelyClean(body) && readable(body) instanceof JsonNode tree) {
				sworn++;
				assertThat(Cleaned.of(tree)).as("body %d", i).isSameAs(tree);
			}
		}
		assertThat(sworn).isGreaterThan(BODIES / 100);
	}

	private static byte[] body(Random random) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
		for (int pieces = random.nextInt(4); pieces >= 0; pieces--) {
			if (random.nextInt(3) == 0) {
				// Half of all bytes, so that sequences of UTF-8 come about, valid or not.
				body.write(0x80 | random.nextInt(128));
			}
			else {
				body.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
			}
		}
		body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
		return body.toByteArray();
	}

	private static Object readable(byte[] body) {
		try {
			return JsonMapper.shared().readTree(body);
		}
		catch (JacksonException ex) {
			return ex;
		}
	}

	private static String card(String vcard) {
		ObjectNode tree = JsonNodeFactory.instance.objectNode().put("vcard", vcard);
		return Cleaned.of(tree).path("vcard").stringValue();
	}

	private static boolean isSurelyClean(String text) {
		return Cleaned.isSurelyClean("{\"a\":\"%s\"}".formatted(text).getBytes(StandardCharsets.UTF_8));
	}

}
