package io.remanso.responder.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Which files are pictures that the model can see: told by their bytes, since an error
 * page may come under the name of a picture, and a server refuses the whole turn that
 * brings one. Only the frame of a file is read, from beginning to end, and nothing is
 * unpacked: what would be enormous costs nothing here.
 */
public final class Pictures {

	private Pictures() {
	}

	/**
	 * The picture as a {@code data:} address, or nothing where the model could not see
	 * it: another format, moving, or cut off.
	 */
	public static Optional<String> dataUrl(byte[] bytes) {
		return type(bytes).map((type) -> dataUrl(type, bytes));
	}

	static Optional<String> type(byte[] bytes) {
		Bytes file = new Bytes(bytes);
		if (PngFile.isWhole(file)) {
			return Optional.of("image/png");
		}
		if (JpegFile.isWhole(file)) {
			return Optional.of("image/jpeg");
		}
		if (WebpFile.isWhole(file)) {
			return Optional.of("image/webp");
		}
		return GifFile.isWhole(file) ? Optional.of("image/gif") : Optional.empty();
	}

	// Large: with no copy in between but one.
	private static String dataUrl(String type, byte[] bytes) {
		byte[] head = ("data:" + type + ";base64,").getBytes(ISO_8859_1);
		ByteArrayOutputStream url = new ByteArrayOutputStream(head.length + (bytes.length + 2) / 3 * 4);
		url.writeBytes(head);
		try (OutputStream encoded = Base64.getEncoder().wrap(url)) {
			encoded.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return url.toString(ISO_8859_1);
	}

}
