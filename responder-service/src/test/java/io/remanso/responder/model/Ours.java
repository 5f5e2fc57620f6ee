package io.remanso.responder.model;

/**
 * The turn stays ours.
 */
public record Ours() implements Ownership {

	@Override
	public void check() {
	}

}
