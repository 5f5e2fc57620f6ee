/**
 * Orders to forget a user, carried out at the model.
 */
@NullMarked
package io.remanso.responder.forget;

import org.jspecify.annotations.NullMarked;
