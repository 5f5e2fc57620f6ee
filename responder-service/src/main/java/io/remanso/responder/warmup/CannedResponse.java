package io.remanso.responder.warmup;

/**
 * One answer of the {@link WarmUpServer}.
 *
 * @param type of the body, as in {@code Content-Type}
 */
record CannedResponse(int status, String type, String body) {

	/** Fit to be spoken. */
	static final String PLAIN_REPLY = "Sí, hay sitio.";

	/** With every mark that a model writes. */
	static final String SHORT_REPLY = "## Cupos\\n\\nSí, **hay sitio** &amp; _mañana_:\\n\\n- a las 8\\n- a las 10\\n\\n1. uno\\n\\n"
			+ "> cita\\n\\n`A-1` ~~no~~ \\\\* [Mapa](https://example.com/mapa) ![foto](https://example.com/f.png)\\n\\n"
			+ "```\\nclave\\n```\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\\n\\nMira https://example.com/cupos?dia=1 😊";

	/** More than one message holds. */
	static final String LONG_REPLY = (SHORT_REPLY + ". ").repeat(60);

	static CannedResponse json(String body) {
		return new CannedResponse(200, "application/json", body);
	}

	/** An answer of the Responses API. */
	static CannedResponse response(String text) {
		return json("""
				{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"warmed","error":null,\
				"incomplete_details":null,"output":[{"id":"rs_1","type":"reasoning","summary":[]},\
				{"id":"msg_1","type":"message","status":"completed","role":"assistant","phase":"final_answer",\
				"content":[{"type":"output_text","text":"%s","annotations":[]}]}],\
				"usage":{"input_tokens":3,"input_tokens_details":{"cached_tokens":1},"output_tokens":2,\
				"output_tokens_details":{"reasoning_tokens":1},"total_tokens":5}}""".formatted(text));
	}

	/** A conversation's items, or none. */
	static CannedResponse items(boolean any) {
		String items = """
				{"id":"msg_5","type":"message","status":"completed","role":"assistant",\
				"content":[{"type":"output_text","text":"Hola","annotations":[]},{"type":"refusal","refusal":"No"}]},\
				{"id":"rs_4","type":"reasoning","summary":[]},\
				{"id":"msg_3","type":"message","status":"completed","role":"user",\
				"content":[{"type":"input_text","text":"Buenas"},{"type":"input_image","detail":"auto",\
				"image_url":"data:image/png;base64,AA=="}]},\
				{"id":"msg_2","type":"message","status":"completed","role":"developer",\
				"content":[{"type":"input_text","text":"[turno 1]"}]}""";
		return json("""
				{"object":"list","data":[%s],"first_id":"msg_5","last_id":"msg_2","has_more":false}"""
			.formatted(any ? items : ""));
	}

}
