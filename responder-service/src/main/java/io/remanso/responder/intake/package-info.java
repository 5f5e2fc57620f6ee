/**
 * From Kafka to one virtual thread for each active user.
 */
@NullMarked
package io.remanso.responder.intake;

import org.jspecify.annotations.NullMarked;
