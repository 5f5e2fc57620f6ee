package io.remanso.responder.delivery;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what becomes of attempts and of doubts at one gateway.
 */
record PartMeters(String gateway, MeterRegistry meters) {

	void attempt(Sending sending) {
		String result = switch (sending) {
			case Sending.Taken _ -> "sent";
			case Sending.Throttled _ -> "throttled";
			case Sending.NotNow _ -> "failed";
			case Sending.AccountRefused _ -> "account";
			case Sending.Refused _ -> "refused";
			case Sending.InDoubt _ -> "in_doubt";
		};
		this.meters.counter("remanso.parts.attempts", "gateway", this.gateway, "result", result).increment();
	}

	void doubt(Settlement settlement) {
		switch (settlement) {
			case Settlement.Found _ -> doubt("sent");
			case Settlement.Absent _ -> doubt("not_sent");
			case Settlement.Refused _ -> doubt("refused");
			case Settlement.Unknown _ -> {
				// Counted by what is done about it.
			}
		}
	}

	/**
	 * A part was in doubt.
	 * @param settled how that was settled, or what is done instead: resend, skip, unknown
	 */
	void doubt(String settled) {
		this.meters.counter("remanso.parts.in_doubt", "gateway", this.gateway, "settled", settled).increment();
	}

}
