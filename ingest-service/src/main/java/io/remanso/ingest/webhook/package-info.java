/**
 * First station: the HTTP edge. Who may post, how much, and what they are told.
 */
@NullMarked
package io.remanso.ingest.webhook;

import org.jspecify.annotations.NullMarked;
