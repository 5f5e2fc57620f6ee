package io.remanso.sink.consume;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.kafka.annotation.KafkaListener;

/**
 * One poll of all topics is one batch.
 */
final class SinkListener {

	private final List<String> topics;

	private final BatchWriter writer;

	private final SinkState state;

	SinkListener(List<String> topics, BatchWriter writer, SinkState state) {
		this.topics = topics;
		this.writer = writer;
		this.state = state;
	}

	@KafkaListener(id = "persistence-sink", idIsGroup = false, topics = "#{__listener.topics}")
	void onBatch(List<ConsumerRecord<byte[], byte[]>> records) {
		this.writer.write(records);
		this.state.succeeded();
	}

	/** For the annotation's expression. */
	public List<String> getTopics() {
		return this.topics;
	}

}
