/**
 * The stand-in for Meta's Graph API, as far as WhatsApp Cloud uses it.
 */
@NullMarked
package io.remanso.simulator.meta;

import org.jspecify.annotations.NullMarked;
