/**
 * Second station, Meta's half: its bodies, read as canonical events.
 */
@NullMarked
package io.remanso.ingest.meta;

import org.jspecify.annotations.NullMarked;
