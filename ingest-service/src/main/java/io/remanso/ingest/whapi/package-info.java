/**
 * Second station, Whapi's half: its bodies, read as canonical events.
 */
@NullMarked
package io.remanso.ingest.whapi;

import org.jspecify.annotations.NullMarked;
