package io.remanso.buffer.conversation;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An immutable value that is read from its store only where a step asks for it, so that
 * the path of each message does not load transcripts. Two are the same only by identity:
 * who put a new one in its place has changed the value. One thread at a time.
 *
 * @param <T> the value's type
 */
public final class Deferred<T> {

	private @Nullable Supplier<T> source;

	private @Nullable T value;

	private Deferred(@Nullable Supplier<T> source, @Nullable T value) {
		this.source = source;
		this.value = value;
	}

	public static <T> Deferred<T> of(T value) {
		return new Deferred<>(null, value);
	}

	/** A value that {@code source} reads once, when it is first asked for. */
	public static <T> Deferred<T> from(Supplier<T> source) {
		return new Deferred<>(source, null);
	}

	public T get() {
		T known = this.value;
		if (known == null) {
			known = java.util.Objects.requireNonNull(this.source).get();
			this.value = known;
			this.source = null;
		}
		return known;
	}

}
