package io.remanso.responder.delivery;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A request's body whose end is held back until it is released, so that one more look can
 * be taken when nothing is left to do but to write that end: name, connection, TLS, the
 * headers and a slow line all come before. Without it no gateway has a request. For one
 * request.
 */
final class HeldBody implements HttpRequest.BodyPublisher {

	// What the buffers of a connection take at once: all of such a body is its end.
	private static final int SHORT = 8192;

	private final byte[] body;

	private final int end;

	private final CompletableFuture<Flow.@Nullable Subscriber<? super ByteBuffer>> ready = new CompletableFuture<>();

	private final AtomicBoolean subscribed = new AtomicBoolean();

	private volatile boolean released;

	HeldBody(byte[] body) {
		this.body = body;
		this.end = (body.length <= SHORT) ? 0 : body.length - 1;
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

	/** Completed when only the end is left to send. */
	CompletableFuture<?> ready() {
		return this.ready;
	}

	/**
	 * Send the end, on this thread where the connection is without TLS. To be called
	 * once, when {@link #ready} is completed.
	 */
	void release() {
		Flow.Subscriber<? super ByteBuffer> subscriber = this.ready.getNow(null);
		if (subscriber == null) {
			throw new IllegalStateException("more than the end is left");
		}
		this.released = true;
		subscriber.onNext(ByteBuffer.wrap(this.body, this.end, this.body.length - this.end));
		subscriber.onComplete();
	}

	/** Whether the request may have reached the other side as a whole. */
	boolean isReleased() {
		return this.released;
	}

	/**
	 * A long body in three pieces, the last two of a byte each. A piece is asked for as
	 * soon as the one before it is taken, and that one is when everything before it is
	 * written: so when the end is asked for, only a byte can be unwritten.
	 */
	private final class Pieces implements Flow.Subscription {

		private final Flow.Subscriber<? super ByteBuffer> subscriber;

		private int given;

		Pieces(Flow.Subscriber<? super ByteBuffer> subscriber) {
			this.subscriber = subscriber;
		}

		@Override
		public void request(long pieces) {
			for (long n = 0; n < pieces && !HeldBody.this.ready.isDone(); n++) {
				give();
			}
		}

		private void give() {
			int from = this.given;
			int left = HeldBody.this.end - from;
			if (left == 0) {
				HeldBody.this.ready.complete(this.subscriber);
				return;
			}
			int length = Math.max(1, left - 1);
			this.given += length;
			this.subscriber.onNext(ByteBuffer.wrap(HeldBody.this.body, from, length));
		}

		// Whoever holds the body learns it from the call.
		@Override
		public void cancel() {
		}

	}

}
