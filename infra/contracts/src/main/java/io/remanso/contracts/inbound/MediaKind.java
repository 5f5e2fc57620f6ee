package io.remanso.contracts.inbound;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What sort of file a message carries.
 */
public enum MediaKind {

	IMAGE,

	VIDEO,

	/** A note spoken into the phone, as opposed to a sound file. */
	VOICE,

	AUDIO,

	DOCUMENT,

	STICKER,

	@JsonEnumDefaultValue
	UNKNOWN

}
