/**
 * What has to be read before a partition's turns may start, and what is read beside them.
 */
@NullMarked
package io.remanso.responder.recovery;

import org.jspecify.annotations.NullMarked;
