/**
 * What others serve us, and how long they will.
 */
@NullMarked
package io.remanso.responder.lifetime;

import org.jspecify.annotations.NullMarked;
