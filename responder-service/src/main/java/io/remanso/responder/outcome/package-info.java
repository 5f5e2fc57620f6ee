/**
 * What a turn came to, written in one transaction with the offsets.
 */
@NullMarked
package io.remanso.responder.outcome;

import org.jspecify.annotations.NullMarked;
