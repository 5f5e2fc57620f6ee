package io.remanso.simulator.payloads;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Voice notes without a voice: valid Ogg Opus files of silence, as long as the text would
 * take to say, that carry the text as a comment named TRANSCRIPT.
 */
public final class VoiceNote {

	/** The media type that WhatsApp gives its voice notes. */
	public static final String TYPE = "audio/ogg; codecs=opus";

	private static final String TAG = "TRANSCRIPT=";

	/** 20 ms of silence, mono, as one Opus packet. */
	private static final byte[] SILENCE = { (byte) 0xF8, (byte) 0xFF, (byte) 0xFE };

	private static final int PACKETS_PER_SECOND = 50;

	/** Opus counts time in 48 kHz samples, whatever was recorded. */
	private static final int SAMPLES_PER_SECOND = 48_000;

	/** Spoken Spanish: about 15 characters a second. */
	private static final int CHARACTERS_PER_SECOND = 15;

	private VoiceNote() {
	}

	/** A voice note that says the text. */
	public static byte[] saying(String text) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(OggPage.of(OggPage.BEGIN, 0, 0, List.of(head())));
		file.writeBytes(OggPage.of(OggPage.NORMAL, 0, 1, List.of(tags(text))));
		int seconds = seconds(text);
		for (int second = 1; second <= seconds; second++) {
			List<byte[]> packets = IntStream.range(0, PACKETS_PER_SECOND).mapToObj((packet) -> SILENCE).toList();
			int kind = (second == seconds) ? OggPage.END : OggPage.NORMAL;
			file.writeBytes(OggPage.of(kind, (long) second * SAMPLES_PER_SECOND, second + 1, packets));
		}
		return file.toByteArray();
	}

	/** What a voice note made here says; empty for any other file. */
	public static Optional<String> textIn(byte[] file) {
		String latin1 = new String(file, StandardCharsets.ISO_8859_1);
		int tag = latin1.indexOf(TAG);
		if (!latin1.startsWith("OggS") || tag < 4) {
			return Optional.empty();
		}
		int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(tag - 4) - TAG.length();
		// A comment longer than one page is interrupted by the head of the next page;
		// texts end long before that.
		int from = tag + TAG.length();
		return (length < 0 || from + length > file.length) ? Optional.empty()
				: Optional.of(new String(Arrays.copyOfRange(file, from, from + length), StandardCharsets.UTF_8));
	}

	/** How long it takes to say the text. */
	public static int seconds(String text) {
		return 1 + text.length() / CHARACTERS_PER_SECOND;
	}

	private static byte[] head() {
		ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
		head.put("OpusHead".getBytes(StandardCharsets.US_ASCII));
		byte version = 1;
		byte channels = 1;
		head.put(version).put(channels).putShort((short) 312).putInt(SAMPLES_PER_SECOND);
		return head.array();
	}

	private static byte[] tags(String text) {
		byte[] vendor = "remanso".getBytes(StandardCharsets.UTF_8);
		byte[] comment = (TAG + text).getBytes(StandardCharsets.UTF_8);
		ByteBuffer tags = ByteBuffer.allocate(20 + vendor.length + comment.length).order(ByteOrder.LITTLE_ENDIAN);
		tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
		tags.putInt(vendor.length).put(vendor).putInt(1).putInt(comment.length).put(comment);
		return tags.array();
	}

}
