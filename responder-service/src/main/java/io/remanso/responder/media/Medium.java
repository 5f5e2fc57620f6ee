package io.remanso.responder.media;

import java.util.Base64;

/**
 * A file in memory.
 */
public final class Medium {

	private final String type;

	private final byte[] bytes;

	/**
	 * A file.
	 * @param type the media type without parameters, in lower case
	 * @param bytes not to be changed afterwards
	 */
	public Medium(String type, byte[] bytes) {
		this.type = type;
		this.bytes = bytes;
	}

	public String type() {
		return this.type;
	}

	/** Not to be changed. */
	public byte[] bytes() {
		return this.bytes;
	}

	public String dataUrl() {
		return "data:" + this.type + ";base64," + Base64.getEncoder().encodeToString(this.bytes);
	}

}
