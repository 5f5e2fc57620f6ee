/**
 * What is ours and known of one partition: its unfinished offsets, the progress of its
 * turns, who is paused.
 */
@NullMarked
package io.remanso.responder.partition;

import org.jspecify.annotations.NullMarked;
