package io.remanso.responder.partition;

import io.remanso.contracts.inbound.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * A part that its gateway took and could not deliver.
 *
 * @param name {@code turnId/part}
 * @param errorCode the provider's code, or null where it gave none
 */
public record FailedPart(String name, Gateway gateway, @Nullable Integer errorCode) {
}
