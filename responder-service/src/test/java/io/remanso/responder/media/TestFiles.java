package io.remanso.responder.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.imageio.ImageIO;

import io.remanso.simulator.payloads.VoiceNote;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Small files of all kinds.
 */
public final class TestFiles {

	private TestFiles() {
	}

	/** A black picture of 7 by 5 dots. */
	public static byte[] picture(String format) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), format, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** A lossless WebP of one dot. */
	static byte[] webp() {
		return HexFormat.of().parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");
	}

	/** A PNG with a filling before its end, so that it has that many bytes. */
	public static byte[] picture(int size) {
		byte[] small = picture("png");
		byte[] large = Arrays.copyOf(small, size);
		int end = 12;
		int filling = size - small.length - 12;
		int at = small.length - end;
		byte[] head = { (byte) (filling >> 24), (byte) (filling >> 16), (byte) (filling >> 8), (byte) filling, 't', 'E',
				'X', 't' };
		System.arraycopy(head, 0, large, at, head.length);
		System.arraycopy(small, at, large, size - end, end);
		return large;
	}

	/** A voice note that says this. */
	public static byte[] recording(String words) {
		return VoiceNote.saying(words);
	}

	/** What a server shows instead of a file. */
	public static byte[] page() {
		return "<html>404 Not Found</html>".getBytes(UTF_8);
	}

}
