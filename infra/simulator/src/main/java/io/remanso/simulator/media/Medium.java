package io.remanso.simulator.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** One file. Immutable. */
public final class Medium {

	private final String id;

	private final String type;

	private final byte[] bytes;

	private final Instant at;

	Medium(String id, String type, byte[] bytes, Instant at) {
		this.id = id;
		this.type = type;
		this.bytes = bytes.clone();
		this.at = at;
	}

	public String id() {
		return this.id;
	}

	/** The media type, with its parameters. */
	public String type() {
		return this.type;
	}

	public byte[] bytes() {
		return this.bytes.clone();
	}

	public int size() {
		return this.bytes.length;
	}

	public Instant at() {
		return this.at;
	}

	/** The checksum as Whapi writes it. */
	public String sha256Base64() {
		return Base64.getEncoder().encodeToString(sha256());
	}

	/** The checksum as Meta writes it. */
	public String sha256Hex() {
		return HexFormat.of().formatHex(sha256());
	}

	private byte[] sha256() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
