package io.remanso.responder.delivery;

/**
 * A text, spoken, in Ogg Opus, as voice notes are.
 */
public final class VoiceNote {

	/** The media type. */
	public static final String TYPE = "audio/ogg";

	private final byte[] bytes;

	/** The bytes are not to be changed afterwards. */
	public VoiceNote(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Not to be changed. */
	public byte[] bytes() {
		return this.bytes;
	}

}
