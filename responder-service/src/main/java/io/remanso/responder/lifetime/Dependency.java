package io.remanso.responder.lifetime;

/**
 * Something that others serve us, and may cease to.
 *
 * @param name what it is, for people
 * @param setting the variable that chooses another
 * @param check asks how long it is served
 */
public record Dependency(String name, String setting, Check check) {

	/** One call, bounded in time, that throws nothing where it fails. */
	@FunctionalInterface
	public interface Check {

		Lifetime ask() throws InterruptedException;

	}

}
