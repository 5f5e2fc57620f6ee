package io.remanso.sink.row;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.remanso.contracts.inbound.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * How far a sent message got. Two of one message become one that knows the furthest step
 * and the earliest time of each, in whatever order they come.
 */
public record DeliveryRow(String channel, String messageId, String userId, Step step,
		Map<Receipt.Status, Instant> times, @Nullable String callback, @Nullable Integer errorCode,
		@Nullable String errorDetail, Instant receivedAt) implements Row {

	public DeliveryRow {
		times = Map.copyOf(times);
	}

	/** What one receipt says. */
	public static DeliveryRow of(Receipt receipt) {
		return new DeliveryRow(receipt.chat().channel(), receipt.messageId(), receipt.userId(),
				Step.of(receipt.status()), Map.of(receipt.status(), receipt.at()), receipt.callbackData(),
				receipt.errorCode(), receipt.errorDetail(), receipt.receivedAt());
	}

	@Override
	public String key() {
		return this.messageId + "@" + this.channel;
	}

	@Override
	public String owner() {
		return this.userId;
	}

	@Override
	public Trace trace() {
		return new Trace(this.userId, this.receivedAt, null, this.messageId);
	}

	/** When it reached a step, or null. */
	public @Nullable Instant time(Receipt.Status status) {
		return this.times.get(status);
	}

	@Override
	public Row with(Row later) {
		DeliveryRow other = (DeliveryRow) later;
		Map<Receipt.Status, Instant> earliest = new EnumMap<>(this.times);
		other.times.forEach((status, time) -> earliest.merge(status, time, DeliveryRow::earlier));
		return new DeliveryRow(this.channel, this.messageId, this.userId,
				(other.step.rank > this.step.rank) ? other.step : this.step, earliest,
				(this.callback != null) ? this.callback : other.callback,
				(this.errorCode != null) ? this.errorCode : other.errorCode,
				(this.errorDetail != null) ? this.errorDetail : other.errorDetail,
				earlier(this.receivedAt, other.receivedAt));
	}

	private static Instant earlier(Instant one, Instant other) {
		return other.isBefore(one) ? other : one;
	}

	/**
	 * The steps and how far each is. A message that was delivered after all is no
	 * failure.
	 */
	public enum Step {

		UNKNOWN(0), PENDING(1), SENT(2), FAILED(3), DELIVERED(4), READ(5), PLAYED(6), DELETED(7);

		private final int rank;

		Step(int rank) {
			this.rank = rank;
		}

		/** Higher is further. */
		public int rank() {
			return this.rank;
		}

		static Step of(Receipt.Status status) {
			return switch (status) {
				case UNKNOWN -> UNKNOWN;
				case PENDING -> PENDING;
				case SENT -> SENT;
				case FAILED -> FAILED;
				case DELIVERED -> DELIVERED;
				case READ -> READ;
				case PLAYED -> PLAYED;
				case DELETED -> DELETED;
			};
		}

	}

}
