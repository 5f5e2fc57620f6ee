/**
 * Text from outside as it is sent and recorded: without characters that are none, and
 * with the marks that WhatsApp knows.
 */
@NullMarked
package io.remanso.responder.text;

import org.jspecify.annotations.NullMarked;
