package io.remanso.buffer.store;

import io.remanso.buffer.conversation.Conversation;

/**
 * A conversation as it came from its stores, with what is needed to put it back.
 */
public record Loaded(Conversation conversation, HeadRow row) {

}
