package io.remanso.simulator.ledger;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One message that a gateway took, also where the caller never got the answer.
 *
 * @param number counts the sent messages of this gateway since the start, from 1
 * @param to the recipient as the caller wrote it
 * @param kind the message type of the gateway: text, voice, audio, image…
 * @param text the body or caption; empty where there is none
 * @param mediaId the medium, where there is one
 * @param quoted the message that it answers, where it quotes one
 * @param callbackData what the caller wants back in statuses (Meta only)
 */
public record Sent(long number, Api gateway, String to, String kind, String text, String id, @Nullable String mediaId,
		@Nullable String quoted, @Nullable String callbackData, Instant at, Map<String, String> headers) {

}
