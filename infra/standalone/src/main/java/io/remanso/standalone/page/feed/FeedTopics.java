package io.remanso.standalone.page.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.standalone.page.event.PageEvent;
import io.remanso.standalone.page.event.PageEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The topics that the page learns from, and what their records say.
 */
final class FeedTopics {

	private static final Map<String, Topic<?>> TOPICS = List
		.of(Topics.INBOUND, Topics.PRESENCES, Topics.OPEN_BUFFERS, Topics.DISPOSITIONS, Topics.CLOSED_BUFFERS,
				Topics.OUTCOMES, Topics.RECEIPTS)
		.stream()
		.collect(Collectors.toMap(Topic::name, Function.identity()));

	private FeedTopics() {
	}

	static Set<String> names() {
		return TOPICS.keySet();
	}

	/**
	 * What a record tells the page. One that cannot be read tells nothing: bringing it to
	 * the DLQ is the workers' part.
	 */
	static Optional<PageEvent> event(ConsumerRecord<String, byte[]> record) {
		Topic<?> topic = TOPICS.get(record.topic());
		Instant time = Instant.ofEpochMilli(record.timestamp());
		if (topic == null) {
			return Optional.empty();
		}
		if (record.value() == null) {
			return topic.equals(Topics.OPEN_BUFFERS) ? Optional.of(new PageEvent.NothingWaits(record.key(), time))
					: Optional.empty();
		}
		try {
			return PageEvents.of(record.key(), topic.serde().deserialize(record.value()), record.offset());
		}
		catch (SerializationException ex) {
			return Optional.empty();
		}
	}

}
