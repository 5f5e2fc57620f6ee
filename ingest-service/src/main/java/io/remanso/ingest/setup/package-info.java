/**
 * Beside the stations: sets a Whapi channel up so that its webhooks come here.
 */
@NullMarked
package io.remanso.ingest.setup;

import org.jspecify.annotations.NullMarked;
