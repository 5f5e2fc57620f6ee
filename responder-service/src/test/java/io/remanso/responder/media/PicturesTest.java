package io.remanso.responder.media;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which files are shown to the model, by their bytes alone.
 */
class PicturesTest {

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif" })
	void shouldKnowAPictureByItsBytes(String format) {
		byte[] picture = TestFiles.picture(format);
		assertThat(Pictures.type(picture)).contains("image/" + format);
		assertThat(Pictures.dataUrl(picture))
			.contains("data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(picture));
	}

	@Test
	void shouldKnowWebp() {
		assertThat(Pictures.type(TestFiles.webp())).contains("image/webp");
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif" })
	void shouldNotTakeAPictureThatWasCutOffAnywhere(String format) {
		byte[] picture = TestFiles.picture(format);
		for (int length = 0; length < picture.length - 1; length++) {
			assertThat(Pictures.type(Arrays.copyOf(picture, length))).as("%d bytes", length).isEmpty();
		}
	}

	@Test
	void shouldNotTakeWebpThatWasCutOff() {
		byte[] picture = TestFiles.webp();
		assertThat(Pictures.type(Arrays.copyOf(picture, picture.length - 2))).isEmpty();
	}

	@Test
	void shouldTakeWhatCamerasAddBehindAJpeg() {
		byte[] picture = TestFiles.picture("jpeg");
		assertThat(Pictures.type(Arrays.copyOf(picture, picture.length + 5000))).contains("image/jpeg");
	}

	@Test
	void shouldNotTakeTheEndOfAPreviewForThePicturesEnd() {
		byte[] picture = TestFiles.picture("jpeg");
		byte[] withPreview = HexFormat.of().parseHex("ffd8ffe10008ffd8ffd90000");
		byte[] cut = Arrays.copyOf(withPreview, withPreview.length + picture.length - 4);
		System.arraycopy(picture, 2, cut, withPreview.length, picture.length - 4);
		assertThat(Pictures.type(cut)).isEmpty();
	}

	@Test
	void shouldNotTakeAGifThatMoves() {
		byte[] gif = TestFiles.picture("gif");
		int first = new String(gif, ISO_8859_1).indexOf(',', 13 + (3 << ((gif[10] & 7) + 1)));
		byte[] moving = Arrays.copyOf(gif, 2 * gif.length - 1 - first);
		System.arraycopy(gif, first, moving, gif.length - 1, gif.length - first);
		assertThat(Pictures.type(moving)).isEmpty();
	}

	@Test
	void shouldNotTakeWebpThatMoves() {
		byte[] moving = HexFormat.of()
			.parseHex("5249464620000000574542505650385802000000" + "02000000" + "000000000000" + "0000000000000000");
		byte[] whole = Arrays.copyOf(moving, 0x28);
		assertThat(Pictures.type(whole)).isEmpty();
		whole[20] = 0;
		assertThat(Pictures.type(whole)).contains("image/webp");
	}

	@Test
	void shouldNotTakeWhatTheModelCannotRead() {
		assertThat(Pictures.type(TestFiles.page())).isEmpty();
		assertThat(Pictures.type(TestFiles.picture("bmp"))).isEmpty();
		assertThat(Pictures.type("\0\0\0\u0018ftypheic".getBytes(ISO_8859_1))).isEmpty();
		assertThat(Pictures.type(new byte[100])).isEmpty();
	}

	@Test
	void shouldNotGoRoundInAFileThatPointsToItself() {
		byte[] picture = TestFiles.picture("png");
		Arrays.fill(picture, 33, 37, (byte) 0xff);
		assertThat(Pictures.type(picture)).isEmpty();
	}

}
