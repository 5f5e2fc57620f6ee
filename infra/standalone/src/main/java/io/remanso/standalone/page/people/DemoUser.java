package io.remanso.standalone.page.people;

import java.util.List;

/**
 * Somebody whom one can write as.
 *
 * @param id the user id, a number of no country: 999 is not given to any
 * @param handle in the page's address
 * @param burst what they write in one go, one message a line
 */
public record DemoUser(String id, String handle, String name, List<String> burst) {

	public DemoUser {
		burst = List.copyOf(burst);
	}

}
