package io.remanso.simulator.payloads;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Webhook bodies as the gateways would post them, with synthetic numbers only. The short
 * methods make the bodies that are needed most; the builders make any mixture.
 */
public final class WebhookPayloads {

	private WebhookPayloads() {
	}

	/** A builder of a Whapi body. */
	public static WhapiBody whapi() {
		return new WhapiBody();
	}

	/** A builder of a Meta body. */
	public static MetaBody meta() {
		return new MetaBody();
	}

	/** The number of the n-th synthetic user, whose digits are a phone's. */
	public static String userNumber(int n) {
		return "57300%07d".formatted(n);
	}

	/** A fresh message id in Whapi's form. */
	public static String whapiId() {
		return hex().substring(0, 14) + "-" + hex().substring(0, 10);
	}

	/** A fresh message id in Meta's form. */
	public static String metaId() {
		return "wamid." + (hex() + hex()).toUpperCase(Locale.ROOT);
	}

	/** One text message by Whapi. */
	public static byte[] whapiText(String from, String name, String text, Instant at) {
		return whapi().text(from, name, whapiId(), text, at).bytes();
	}

	/** A presence by Whapi: typing, recording, paused, online or offline. */
	public static byte[] whapiPresence(String from, String status) {
		return whapi().presence(from, status).bytes();
	}

	/** One text message by Meta. */
	public static byte[] metaText(String from, String name, String text, Instant at) {
		return meta().text(from, name, metaId(), text, at).bytes();
	}

	private static String hex() {
		return UUID.randomUUID().toString().replace("-", "");
	}

}
