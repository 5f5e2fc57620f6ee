/**
 * What a worker does once before its first turn, so that no class is met first by many
 * threads at once: turns of nobody, answered by a server in the same process.
 */
@NullMarked
package io.remanso.responder.warmup;

import org.jspecify.annotations.NullMarked;
