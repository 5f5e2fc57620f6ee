package io.remanso.contracts.inbound;

/**
 * Where a message was exchanged, and so where an answer to it goes.
 *
 * @param gateway the provider that the message came by
 * @param channel the business number at that provider: Whapi's {@code channel_id}, Meta's
 * {@code phone_number_id}
 * @param chatId the other side as the provider addresses it: Whapi's JID
 * ({@code 573001234567@s.whatsapp.net}), Meta's {@code wa_id} or BSUID
 * @param group whether more than one person writes here
 */
public record Chat(Gateway gateway, String channel, String chatId, boolean group) {
}
