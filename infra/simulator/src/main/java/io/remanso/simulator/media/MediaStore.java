package io.remanso.simulator.media;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

import io.remanso.simulator.ledger.BoundedMap;

/**
 * The newest files, whoever brought them: uploads of the product, and what tests or the
 * demo prepare for webhooks to name. Safe for use by many threads.
 */
public final class MediaStore {

	/** Enough for any test; with files of a megabyte this is a gigabyte at worst. */
	private static final int CAPACITY = 1_000;

	private final BoundedMap<String, Medium> byId = new BoundedMap<>(CAPACITY);

	private final InstantSource clock;

	private final Supplier<String> ids;

	/**
	 * Creates a store.
	 * @param ids makes ids that both gateways' forms allow: digits
	 */
	public MediaStore(InstantSource clock, Supplier<String> ids) {
		this.clock = clock;
		this.ids = ids;
	}

	public Medium put(String type, byte[] bytes) {
		Medium medium = new Medium(this.ids.get(), type, bytes, this.clock.instant());
		this.byId.put(medium.id(), medium);
		return medium;
	}

	public Optional<Medium> get(String id) {
		return this.byId.get(id);
	}

	public Optional<Medium> remove(String id) {
		return this.byId.remove(id);
	}

	public void clear() {
		this.byId.clear();
	}

}
