package io.remanso.ingest;

/**
 * Bodies of both gateways' shape.
 */
final class Payloads {

	private Payloads() {
	}

	static String whapi(String... messages) {
		return """
				{"messages":[%s],"event":{"type":"messages","event":"post"},"channel_id":"MANTIS-M72HC"}"""
			.formatted(String.join(",", messages));
	}

	static String whapiText(String id, String from, String text) {
		return """
				{"id":"%1$s","from_me":false,"type":"text","chat_id":"%2$s@s.whatsapp.net","timestamp":1764000000,\
				"source":"mobile","text":{"body":"%3$s"},"from":"%2$s","from_name":"Ana"}""".formatted(id, from, text);
	}

	static String meta(String value) {
		return """
				{"object":"whatsapp_business_account","entry":[{"id":"102","changes":[{"field":"messages","value":%s}]}]}"""
			.formatted(value);
	}

	static String metaText(String id, String from, String text) {
		return """
				{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"106"},\
				"contacts":[{"profile":{"name":"Luis"},"wa_id":"%2$s"}],"messages":[{"from":"%2$s","id":"%1$s",\
				"timestamp":"1764000000","type":"text","text":{"body":"%3$s"}}]}"""
			.formatted(id, from, text);
	}

}
