package io.remanso.buffer.conversation;

import io.remanso.contracts.inbound.Chat;

/**
 * What the newest turn held, kept for an operator who wants it answered again.
 */
public record LastTurn(String turnId, Chat chat, Messages messages) {

}
