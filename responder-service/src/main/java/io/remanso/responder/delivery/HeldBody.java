package io.remanso.responder.delivery;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A request's body whose last byte is held back until it is released, so that one more
 * look can be taken when nothing is left to do but to write that byte: name, connection,
 * TLS and a slow line all come before. Without it no gateway has a request. For one
 * request.
 */
final class HeldBody implements HttpRequest.BodyPublisher {

	private final byte[] body;

	private final CompletableFuture<Flow.@Nullable Subscriber<? super ByteBuffer>> ready = new CompletableFuture<>();

	private final AtomicBoolean subscribed = new AtomicBoolean();

	private volatile boolean released;

	HeldBody(byte[] body) {
		this.body = body;
	}

	@Override
	public long contentLength() {
		return this.body.length;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
		Pieces pieces = new Pieces(subscriber);
		subscriber.onSubscribe(pieces);
		if (!this.subscribed.compareAndSet(false, true)) {
			subscriber.onError(new IOException("a held body is sent once"));
		}
	}

	/** Completed when only the last byte is left to send. */
	CompletableFuture<?> ready() {
		return this.ready;
	}

	/**
	 * Send the last byte, on this thread where the connection is without TLS. To be
	 * called once, when {@link #ready} is completed.
	 */
	void release() {
		Flow.Subscriber<? super ByteBuffer> subscriber = this.ready.getNow(null);
		if (subscriber == null) {
			throw new IllegalStateException("more than the last byte is left");
		}
		this.released = true;
		subscriber.onNext(ByteBuffer.wrap(this.body, this.body.length - 1, 1));
		subscriber.onComplete();
	}

	/** Whether the request may have reached the other side as a whole. */
	boolean isReleased() {
		return this.released;
	}

	/**
	 * All but the last byte in two pieces. A piece is asked for as soon as the one before
	 * it is taken, and that one when everything before it is written: so when the last
	 * byte is asked for, only the one before it can be unwritten.
	 */
	private final class Pieces implements Flow.Subscription {

		private final Flow.Subscriber<? super ByteBuffer> subscriber;

		private int asked;

		Pieces(Flow.Subscriber<? super ByteBuffer> subscriber) {
			this.subscriber = subscriber;
		}

		@Override
		public void request(long pieces) {
			for (long n = 0; n < pieces && this.asked < 3; n++) {
				this.asked++;
				give(this.asked);
			}
		}

		private void give(int piece) {
			byte[] all = HeldBody.this.body;
			switch (piece) {
				case 1 -> this.subscriber.onNext(ByteBuffer.wrap(all, 0, all.length - 2));
				case 2 -> this.subscriber.onNext(ByteBuffer.wrap(all, all.length - 2, 1));
				default -> HeldBody.this.ready.complete(this.subscriber);
			}
		}

		// Whoever holds the body learns it from the call.
		@Override
		public void cancel() {
		}

	}

}
