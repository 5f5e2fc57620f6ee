package io.remanso.simulator.payloads;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page of an Ogg file (RFC 3533) that begins and ends with whole packets. */
final class OggPage {

	static final int NORMAL = 0;

	static final int BEGIN = 2;

	static final int END = 4;

	private static final int SERIAL = 0x52454D41;

	private static final int CHECKSUM_AT = 22;

	private OggPage() {
	}

	static byte[] of(int kind, long position, int number, List<byte[]> packets) {
		byte[] lengths = lengths(packets);
		int size = 27 + lengths.length + packets.stream().mapToInt((packet) -> packet.length).sum();
		ByteBuffer page = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) kind);
		page.putLong(position).putInt(SERIAL).putInt(number).putInt(0);
		page.put((byte) lengths.length).put(lengths);
		packets.forEach(page::put);
		page.putInt(CHECKSUM_AT, checksum(page.array()));
		return page.array();
	}

	/** Each packet as many 255s as fit into it and then the rest, which may be 0. */
	private static byte[] lengths(List<byte[]> packets) {
		ByteArrayOutputStream lengths = new ByteArrayOutputStream();
		for (byte[] packet : packets) {
			for (int full = 0; full < packet.length / 255; full++) {
				lengths.write(255);
			}
			lengths.write(packet.length % 255);
		}
		if (lengths.size() > 255) {
			throw new IllegalArgumentException("The packets do not fit on one Ogg page");
		}
		return lengths.toByteArray();
	}

	/** The CRC-32 of Ogg: polynomial 04c11db7, neither reflected nor inverted. */
	private static int checksum(byte[] page) {
		int crc = 0;
		for (byte octet : page) {
			crc ^= (octet & 0xFF) << 24;
			for (int bit = 0; bit < 8; bit++) {
				crc = (crc < 0) ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
			}
		}
		return crc;
	}

}
