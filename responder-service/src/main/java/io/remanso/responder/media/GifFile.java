package io.remanso.responder.media;

/**
 * GIF: a screen with its measures, then blocks of pictures and of other things, up to the
 * trailer. The model takes no moving ones: they have more than one picture.
 */
final class GifFile {

	private static final int PICTURE = 0x2c;

	private static final int OTHER = 0x21;

	private static final int TRAILER = 0x3b;

	private GifFile() {
	}

	static boolean isWhole(Bytes file) {
		boolean begun = file.says(0, "GIF8") && file.twoLowFirst(6) > 0 && file.twoLowFirst(8) > 0;
		int pictures = 0;
		long block = 13L + colours(file.at(10));
		while (begun && block < file.size()) {
			switch (file.at(block)) {
				case TRAILER -> {
					return pictures == 1;
				}
				case PICTURE -> {
					pictures++;
					block = after(file, block + 11 + colours(file.at(block + 9)));
				}
				case OTHER -> block = after(file, block + 2);
				default -> {
					return false;
				}
			}
		}
		return false;
	}

	// The bytes of a table of colours, which the flags before it tell.
	private static int colours(int flags) {
		return ((flags & 0x80) != 0) ? 3 << ((flags & 0x07) + 1) : 0;
	}

	// A block's data: pieces of a length and so many bytes, the last one of none.
	private static long after(Bytes file, long from) {
		long piece = from;
		while (piece < file.size() && file.at(piece) > 0) {
			piece += 1 + file.at(piece);
		}
		return piece + 1;
	}

}
