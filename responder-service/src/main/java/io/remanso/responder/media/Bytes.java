package io.remanso.responder.media;

/**
 * Reads the numbers and words of a file's frame. Beyond its end there are zeros, so that
 * a file that was cut off needs no question at each step.
 */
final class Bytes {

	private final byte[] bytes;

	Bytes(byte[] bytes) {
		this.bytes = bytes;
	}

	int size() {
		return this.bytes.length;
	}

	/** The byte at that place. */
	int at(long place) {
		return (place >= 0 && place < this.bytes.length) ? this.bytes[(int) place] & 0xff : 0;
	}

	/** Two bytes, the higher first. */
	int two(long place) {
		return at(place) << 8 | at(place + 1);
	}

	/** Two bytes, the lower first. */
	int twoLowFirst(long place) {
		return at(place + 1) << 8 | at(place);
	}

	/** Four bytes, the highest first. */
	long four(long place) {
		return (long) two(place) << 16 | two(place + 2);
	}

	/** Four bytes, the lowest first. */
	long fourLowFirst(long place) {
		return (long) twoLowFirst(place + 2) << 16 | twoLowFirst(place);
	}

	/** Whether these characters stand at that place, each a byte. */
	boolean says(long place, String characters) {
		for (int i = 0; i < characters.length(); i++) {
			if (place + i >= this.bytes.length || at(place + i) != characters.charAt(i)) {
				return false;
			}
		}
		return true;
	}

}
