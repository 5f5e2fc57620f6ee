package io.remanso.simulator.ledger;

import java.time.Instant;

/**
 * Something shown to a user that is no message.
 *
 * @param about the chat or user; for a read mark the message
 * @param kind typing, recording, pause, read, subscribe, online or offline
 */
public record Signal(long number, Api gateway, String about, String kind, Instant at) {

}
