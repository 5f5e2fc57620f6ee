package io.remanso.ingest.whapi;

import io.remanso.ingest.element.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to the things that a body carries.
 *
 * @param told as the body says it, or the verb that it came by; missing where neither
 * says anything
 * @param isDelete whether they are gone
 */
record WhapiEvent(JsonNode told, boolean isDelete) {

	private static final String DELETE = "delete";

	/**
	 * The event of a body.
	 * @param verb what it is where the body does not name it
	 */
	static WhapiEvent of(JsonNode tree, String verb) {
		JsonNode event = tree.path("event");
		// What the schema calls method, real bodies call event.
		String named = Fields.firstText(event, "event", "method");
		if (named != null || !verb.equalsIgnoreCase(DELETE)) {
			return new WhapiEvent(event, DELETE.equalsIgnoreCase(named));
		}
		ObjectNode told = event.isObject() ? event.asObject().deepCopy() : JsonNodeFactory.instance.objectNode();
		return new WhapiEvent(told.put("event", DELETE), true);
	}

}
