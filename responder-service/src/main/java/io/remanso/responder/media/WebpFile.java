package io.remanso.responder.media;

/**
 * WebP: a RIFF file that says its length, with one picture in it or a moving one, which
 * the model does not take.
 */
final class WebpFile {

	private static final int MOVING = 0x02;

	private WebpFile() {
	}

	static boolean isWhole(Bytes file) {
		return file.says(0, "RIFF") && file.says(8, "WEBP") && file.says(12, "VP8") && file.size() > 30
				&& file.fourLowFirst(4) + 8 <= file.size() && !isMoving(file);
	}

	private static boolean isMoving(Bytes file) {
		return file.says(12, "VP8X") && (file.at(20) & MOVING) != 0;
	}

}
