package io.remanso.buffer.conversation;

import java.util.List;
import java.util.stream.Stream;

/**
 * Buffers that are closed but have to wait for the gate, oldest first. A flood behind a
 * hanging model makes many of them; so adding one does not read the others.
 *
 * @param storedCount how many of them are stored already
 * @param stored those, read when asked for
 * @param added the newer ones
 */
public record Aside(int storedCount, Deferred<List<Buffer>> stored, List<Buffer> added) {

	private static final Deferred<List<Buffer>> NOTHING = Deferred.of(List.of());

	public Aside {
		added = List.copyOf(added);
	}

	static Aside of(List<Buffer> buffers) {
		return new Aside(0, NOTHING, buffers);
	}

	/** None of them. */
	public static Aside none() {
		return of(List.of());
	}

	/** {@code count} buffers of a store. */
	public static Aside stored(int count, Deferred<List<Buffer>> stored) {
		return new Aside(count, stored, List.of());
	}

	public int count() {
		return this.storedCount + this.added.size();
	}

	public boolean isEmpty() {
		return count() == 0;
	}

	/** All of them, oldest first. */
	public List<Buffer> buffers() {
		return Stream.concat(this.stored.get().stream(), this.added.stream()).toList();
	}

	Aside with(Buffer buffer) {
		return new Aside(this.storedCount, this.stored, Stream.concat(this.added.stream(), Stream.of(buffer)).toList());
	}

	/** Whether this is {@code earlier} with more added, so that only those are new. */
	public boolean extendsFrom(Aside earlier) {
		return this.stored == earlier.stored && this.storedCount == earlier.storedCount
				&& this.added.size() >= earlier.added.size();
	}

}
