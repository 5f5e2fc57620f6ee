/**
 * The language model behind one port.
 */
@NullMarked
package io.remanso.responder.model;

import org.jspecify.annotations.NullMarked;
