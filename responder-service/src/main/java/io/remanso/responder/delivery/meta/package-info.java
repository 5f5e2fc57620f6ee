/**
 * The port on Meta's Cloud API.
 */
@NullMarked
package io.remanso.responder.delivery.meta;

import org.jspecify.annotations.NullMarked;
