package io.remanso.responder.media;

/**
 * JPEG: segments of a marker and a length, among them the frame with the measures, up to
 * the first scan. Within scans no marker of an end can stand by chance; behind the end
 * cameras add what they like.
 */
final class JpegFile {

	private static final int START = 0xffd8;

	private static final int END = 0xffd9;

	private static final int SCAN = 0xda;

	private JpegFile() {
	}

	static boolean isWhole(Bytes file) {
		boolean framed = false;
		long segment = 2;
		while (file.two(0) == START && segment + 4 <= file.size() && file.at(segment) == 0xff) {
			int marker = file.at(segment + 1);
			if (marker == 0xff) {
				// A filling byte.
				segment++;
				continue;
			}
			if (marker == SCAN) {
				return framed && ends(file, segment);
			}
			framed = framed || (isFrame(marker) && file.two(segment + 7) > 0);
			segment += 2 + Math.max(2, file.two(segment + 2));
		}
		return false;
	}

	// C4, C8 and CC stand among the frames and are tables.
	private static boolean isFrame(int marker) {
		return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
	}

	private static boolean ends(Bytes file, long from) {
		for (long place = from; place + 2 <= file.size(); place++) {
			if (file.two(place) == END) {
				return true;
			}
		}
		return false;
	}

}
