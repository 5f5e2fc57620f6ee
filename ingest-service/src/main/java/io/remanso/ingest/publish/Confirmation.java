package io.remanso.ingest.publish;

import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.producer.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The broker's word on some records of one body: all are kept, or the first failure. One
 * latch for all, so that however many records a body has, its thread is woken once.
 * Filled by the producer's thread, awaited by the request's.
 */
final class Confirmation {

	private final long[] offsets;

	private final CountDownLatch missing;

	private volatile @Nullable Exception failure;

	private volatile boolean expired;

	Confirmation(int records) {
		this.offsets = new long[records];
		this.missing = new CountDownLatch(records);
	}

	/** What the producer calls for the record of that number. */
	Callback of(int record, SendLog sends) {
		return (metadata, exception) -> {
			if (exception != null) {
				sends.failed();
				fail(exception);
			}
			else {
				sends.succeeded();
				this.offsets[record] = metadata.offset();
				this.missing.countDown();
			}
		};
	}

	private void fail(Exception exception) {
		this.failure = exception;
		release();
	}

	/** Wait no longer; what is confirmed already stays so. */
	void expire() {
		if (!isDone()) {
			this.expired = true;
			release();
		}
	}

	private void release() {
		while (this.missing.getCount() > 0) {
			this.missing.countDown();
		}
	}

	private boolean isDone() {
		return this.missing.getCount() == 0;
	}

	/** Wait; false where time is up. */
	boolean await() throws InterruptedException {
		this.missing.await();
		return !this.expired;
	}

	/** Why a record was not kept, or null. */
	@Nullable Exception failure() {
		return this.failure;
	}

	/** Where the record of that number lies; only after all are confirmed. */
	long offset(int record) {
		return this.offsets[record];
	}

}
