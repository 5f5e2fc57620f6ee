package io.remanso.responder.recovery;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.topic.Topics;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.forget.Order;
import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The orders to forget among one partition's commands: that they were given is known as
 * soon as they are read, and they are passed on to be carried out as far as there is
 * room. Used by one thread.
 */
final class Orders {

	private final Tenure tenure;

	private final Forgetting forgetting;

	private final TopicPartition partition;

	private @Nullable Long refused;

	Orders(Tenure tenure, Forgetting forgetting) {
		this.tenure = tenure;
		this.forgetting = forgetting;
		this.partition = Offsets.commands(tenure.partition());
	}

	TopicPartition partition() {
		return this.partition;
	}

	void read(ConsumerRecord<byte[], byte[]> record) {
		if (Topics.COMMANDS.serde().deserialize(record.value()) instanceof Command.Forget forget) {
			this.tenure.forgotten().add(forget.userId(), forget.issuedAt());
			if (this.refused == null && !this.forgetting.offer(Order.of(this.tenure, forget))) {
				this.refused = record.offset();
			}
		}
	}

	/**
	 * Where to read again, now that there is room: at the first command whose orders
	 * found none. Null where all did, or there is no room yet.
	 */
	@Nullable Long again() {
		Long from = this.forgetting.hasRoom() ? this.refused : null;
		if (from != null) {
			this.refused = null;
		}
		return from;
	}

}
