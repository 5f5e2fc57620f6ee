package io.remanso.responder.recovery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserState;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.partition.Pause;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TurnProgress;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read of one partition's side topics, and how far it has come. Used by one
 * thread; what it reads goes into the tenure.
 */
final class Recovery {

	private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

	// The receipt of a part may carry a time shortly before we had noted what came before
	// it.
	private static final Duration SKEW = Duration.ofMinutes(2);

	private final Tenure tenure;

	private final Start start;

	private final Map<TopicPartition, Long> from = new HashMap<>();

	private final Set<TopicPartition> sought = new HashSet<>();

	private final TopicPartition outcomes;

	private final TopicPartition states;

	private final TopicPartition receipts;

	private final Orders orders;

	private final FailedParts failedParts;

	private long receiptsEnd = -1;

	Recovery(Tenure tenure, Start start, Forgetting forgetting, FailedParts failedParts) {
		this.tenure = tenure;
		this.start = start;
		this.outcomes = Offsets.outcomes(tenure.partition());
		this.states = Offsets.states(tenure.partition());
		this.receipts = Offsets.receipts(tenure.partition());
		this.orders = new Orders(tenure, forgetting);
		this.failedParts = failedParts;
		this.from.put(this.states, 0L);
		this.from.put(this.orders.partition(), 0L);
		if (tenure.isRecovering()) {
			tenure.inheritedUntil(start.buffersEnd());
			this.from.put(this.outcomes, start.outcomesFrom());
		}
	}

	Tenure tenure() {
		return this.tenure;
	}

	Set<TopicPartition> wanted() {
		return this.from.keySet();
	}

	void seek(BiConsumer<TopicPartition, Long> seek) {
		this.from.forEach((partition, offset) -> {
			if (this.sought.add(partition)) {
				seek.accept(partition, offset);
			}
		});
	}

	void read(ConsumerRecord<byte[], byte[]> record) {
		boolean mayBeNull = record.topic().equals(this.states.topic());
		// None of us writes such a record, and it would end the thread of all
		// partitions.
		if (record.key() == null || (record.value() == null && !mayBeNull)) {
			logger.warn("{} {}-{} is skipped: it has no key, or no value", record.topic(), record.partition(),
					record.offset());
			return;
		}
		try {
			String topic = record.topic();
			if (topic.equals(this.outcomes.topic())) {
				readOutcome(record);
			}
			else if (topic.equals(this.states.topic())) {
				readState(record);
			}
			else if (topic.equals(this.orders.partition().topic())) {
				this.orders.read(record);
			}
			else {
				readReceipt(record);
			}
		}
		catch (SerializationException ex) {
			logger.warn("{} {}-{} is skipped: {}", record.topic(), record.partition(), record.offset(),
					ex.getMessage());
		}
	}

	/** Go on to what is to be read next, or open the tenure. */
	void advance(ToLongFunction<TopicPartition> position, Offsets offsets) {
		showFailed();
		if (this.from.containsKey(this.outcomes)) {
			if (position.applyAsLong(this.outcomes) < this.start.outcomesEnd()) {
				return;
			}
			this.tenure.outcomesEnd(this.start.outcomesEnd());
			this.from.remove(this.outcomes);
		}
		if (!this.from.containsKey(this.receipts)) {
			Offsets.Range range = offsets.receiptsSince(this.tenure.partition(), oldestUnfinished().minus(SKEW));
			this.receiptsEnd = range.end();
			this.from.put(this.receipts, range.from());
			return;
		}
		readOrdersAgain();
		if (this.tenure.isRecovering() && position.applyAsLong(this.states) >= this.start.statesEnd()
				&& position.applyAsLong(this.orders.partition()) >= this.start.commandsEnd()
				&& position.applyAsLong(this.receipts) >= this.receiptsEnd) {
			this.tenure.open();
		}
	}

	// Not before the start: turns wait for the orders to be known, not to be carried out.
	private void readOrdersAgain() {
		Long again = this.tenure.isRecovering() ? null : this.orders.again();
		if (again != null) {
			this.from.put(this.orders.partition(), again);
			this.sought.remove(this.orders.partition());
		}
	}

	private Instant oldestUnfinished() {
		return this.tenure.progress()
			.values()
			.stream()
			.map(TurnProgress::at)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(this.tenure.since());
	}

	private void readOutcome(ConsumerRecord<byte[], byte[]> record) {
		Outcome outcome = Topics.OUTCOMES.serde().deserialize(record.value());
		if (outcome instanceof Outcome.PartSent part) {
			this.tenure.receipts().sent(part);
		}
		this.tenure.progress()
			.compute(outcome.turnId(),
					(_, known) -> ((known != null) ? known : TurnProgress.none(record.offset())).plus(outcome));
	}

	private void readState(ConsumerRecord<byte[], byte[]> record) {
		String user = new String(record.key(), StandardCharsets.UTF_8);
		UserState state = Topics.USER_STATES.serde().deserialize(record.value());
		Pause pause = Pause.of(state, this.tenure.pauses().get(user));
		if (pause != null) {
			this.tenure.pauses().put(user, pause);
		}
		else {
			this.tenure.pauses().remove(user);
		}
	}

	/** Show which parts have failed since the last time. */
	void showFailed() {
		this.tenure.receipts().takeFailed().forEach(this.failedParts::show);
	}

	private void readReceipt(ConsumerRecord<byte[], byte[]> record) {
		Receipt receipt = Topics.RECEIPTS.serde().deserialize(record.value());
		if (receipt != null) {
			this.tenure.receipts().add(receipt);
			// What was there at the start was an earlier owner's to show.
			if (record.offset() < this.receiptsEnd) {
				this.tenure.receipts().takeFailed();
			}
		}
	}

}
