package io.remanso.testkit;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value made when first asked for. Unlike a holder class it fails with its own message
 * each time, not only the first.
 */
final class Lazy<T> implements Supplier<T> {

	private final Supplier<T> maker;

	private @Nullable T value;

	Lazy(Supplier<T> maker) {
		this.maker = maker;
	}

	@Override
	public synchronized T get() {
		T made = this.value;
		if (made == null) {
			made = this.maker.get();
			this.value = made;
		}
		return made;
	}

}
