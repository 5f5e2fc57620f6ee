package io.remanso.ingest.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.contracts.wire.Json;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Reading;
import io.remanso.ingest.identity.Identity;
import io.remanso.ingest.identity.UserIds;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.JsonNode;

/**
 * Turns what was read into records. A pure function but for the user ids: keyed by user,
 * timed by receipt, traceable to the request.
 */
public final class Records {

	static final String WORKER = "ingest-service";

	/**
	 * Room for keys and headers below the megabyte that brokers take by default.
	 */
	static final int LARGEST_VALUE = 900_000;

	private final UserIds userIds;

	public Records(UserIds userIds) {
		this.userIds = userIds;
	}

	/**
	 * The records of one body, in its order.
	 * @param source the body's name in the DLQ: {@code webhook/meta}
	 * @param body as it came
	 * @param reading what it was read as
	 * @param receivedAt when it came
	 * @param traceparent of the request
	 */
	public Batch of(String source, byte[] body, Reading reading, Instant receivedAt, String traceparent) {
		Map<String, Alias> decided = new LinkedHashMap<>();
		List<Outgoing> events = new ArrayList<>();
		switch (reading) {
			case Reading.Unreadable(String reason) -> events.addAll(dead(source, body, reason));
			case Reading.Elements(List<Found> found) ->
				found.forEach((element) -> events.addAll(of(source, element, receivedAt, decided)));
		}
		Batch batch = new Batch(outgoing(decided, (alias) -> !isOwn(alias), receivedAt),
				outgoing(decided, Records::isOwn, receivedAt), events);
		for (Outgoing outgoing : batch.all()) {
			EventHeaders.put(outgoing.record().headers(), EventHeaders.TRACEPARENT, traceparent);
		}
		return batch;
	}

	private List<Outgoing> of(String source, Found found, Instant receivedAt, Map<String, Alias> decided) {
		return switch (found) {
			case Found.Malformed(var element, String reason) -> dead(source, bytes(element), reason);
			case Found.Event<?> event -> of(source, event, receivedAt, decided);
		};
	}

	private <V> List<Outgoing> of(String source, Found.Event<V> event, Instant receivedAt, Map<String, Alias> decided) {
		Identity identity = this.userIds.identify(event.who(), event.at(), receivedAt);
		identity.unkept().forEach((alias) -> decided.put(alias.alias(), alias));
		V value = event.forUser().apply(identity.userId());
		ProducerRecord<byte[], byte[]> record = record(event.topic(), identity.userId(), value, receivedAt);
		if (record.value().length > LARGEST_VALUE) {
			return dead(source, record.value(), "larger than a record may be");
		}
		return List.of(new Outgoing(Kind.of(value), record));
	}

	// One of each id, the last: a user's own id that a later element of the body made
	// another's would be written after the link, and be the topic's last word on it.
	private static Map<Alias, Outgoing> outgoing(Map<String, Alias> decided, Predicate<Alias> which,
			Instant receivedAt) {
		if (decided.isEmpty()) {
			return Map.of();
		}
		Map<Alias, Outgoing> outgoing = new LinkedHashMap<>();
		decided.values()
			.stream()
			.filter(which)
			.forEach((alias) -> outgoing.put(alias,
					new Outgoing(Kind.of(alias), record(Topics.ALIASES, alias.alias(), alias, receivedAt))));
		return outgoing;
	}

	private static boolean isOwn(Alias alias) {
		return alias.alias().equals(alias.userId());
	}

	private static <V> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, V value, Instant receivedAt) {
		Headers headers = topic.headers(value, EventId.of(value), WORKER, receivedAt);
		return new ProducerRecord<>(topic.name(), null, receivedAt.toEpochMilli(), DeadLetter.key(key),
				topic.serde().serialize(value), headers);
	}

	private static List<Outgoing> dead(String source, byte[] body, String reason) {
		return DeadBodies.of(source, body, reason)
			.stream()
			.map((record) -> new Outgoing(Kind.MALFORMED, record))
			.toList();
	}

	private static byte[] bytes(JsonNode element) {
		return Json.mapper().writeValueAsBytes(element);
	}

}
