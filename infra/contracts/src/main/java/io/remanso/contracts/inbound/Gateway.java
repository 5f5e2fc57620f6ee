package io.remanso.contracts.inbound;

/**
 * The provider through which a WhatsApp number is reached.
 */
public enum Gateway {

	/** whapi.cloud: one channel is one number, linked as a device. */
	WHAPI,

	/** Meta's WhatsApp Cloud API. */
	META

}
