package io.remanso.ingest.identity;

import io.remanso.ingest.element.Who;

/**
 * Which user somebody is: the key of all their events.
 */
@FunctionalInterface
public interface UserIds {

	/** The user id of a person, group or channel. */
	String of(Who who);

}
