package io.remanso.responder.media;

/**
 * PNG: a signature and chunks of length, name, data and checksum, the last one named
 * IEND.
 */
final class PngFile {

	private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

	private static final int AROUND_DATA = 12;

	private PngFile() {
	}

	static boolean isWhole(Bytes file) {
		boolean begun = file.says(0, SIGNATURE) && file.says(12, "IHDR") && file.four(16) > 0 && file.four(20) > 0;
		boolean drawn = false;
		long chunk = SIGNATURE.length();
		while (begun && chunk + AROUND_DATA <= file.size()) {
			if (file.says(chunk + 4, "IEND")) {
				return drawn;
			}
			drawn = drawn || file.says(chunk + 4, "IDAT");
			chunk += AROUND_DATA + file.four(chunk);
		}
		return false;
	}

}
