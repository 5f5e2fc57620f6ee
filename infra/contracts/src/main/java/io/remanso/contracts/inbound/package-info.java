/**
 * What a gateway tells us, made canonical: messages, presences, receipts, aliases.
 */
@NullMarked
package io.remanso.contracts.inbound;

import org.jspecify.annotations.NullMarked;
