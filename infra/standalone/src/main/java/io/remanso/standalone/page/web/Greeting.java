package io.remanso.standalone.page.web;

import java.time.Instant;
import java.util.List;

import io.remanso.standalone.page.people.DemoUser;

/**
 * How each stream begins.
 *
 * @param now the wall here, which all times in events are by
 * @param goesOn whether the events follow those that the page already has; otherwise it
 * begins anew
 * @param writable whether one can write
 * @param model who answers
 */
record Greeting(Instant now, boolean goesOn, boolean writable, String model, List<DemoUser> users) {
}
