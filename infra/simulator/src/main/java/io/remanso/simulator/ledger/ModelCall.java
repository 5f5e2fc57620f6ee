package io.remanso.simulator.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One completed run of the model, also where the caller never got the answer.
 *
 * @param number counts the completed runs since the start, from 1
 * @param conversationId the conversation that it belongs to, where there is one
 * @param instructions the instructions of the request; may be empty
 * @param lines the user's lines that were new in this call, in order
 * @param images how many images came with them
 * @param remembered how many items of history the model saw
 * @param stored whether the caller let the response be stored
 * @param startedAt when the request had arrived
 * @param at when the run completed
 */
public record ModelCall(long number, @Nullable String conversationId, String model, String instructions,
		List<String> lines, int images, int remembered, String reply, String responseId, boolean stored,
		boolean streamed, Instant startedAt, Instant at, Map<String, String> headers) {

}
