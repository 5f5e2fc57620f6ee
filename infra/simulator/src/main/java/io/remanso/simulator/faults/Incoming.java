package io.remanso.simulator.faults;

import io.remanso.simulator.ledger.Api;

/**
 * A call that has arrived, as far as a hook may want to know it.
 *
 * @param path below the API's base URL
 * @param subject chat, recipient or conversation; may be empty
 * @param text what is sent, or the user's new lines; may be empty
 */
public record Incoming(Api api, String method, String path, String subject, String text) {

}
