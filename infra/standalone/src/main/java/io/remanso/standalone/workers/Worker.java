package io.remanso.standalone.workers;

import java.util.List;

/**
 * One of the four, as it is started here.
 *
 * @param name as of its module, its configuration and its entry in the readiness
 * @param sources its application class, and what standalone adds to it
 * @param arguments settings of this worker only
 */
public record Worker(String name, List<Class<?>> sources, List<String> arguments) {

	public Worker {
		sources = List.copyOf(sources);
		arguments = List.copyOf(arguments);
	}

}
