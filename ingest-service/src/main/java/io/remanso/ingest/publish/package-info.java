/**
 * Last station: events as records, kept by the broker before anything is answered.
 */
@NullMarked
package io.remanso.ingest.publish;

import org.jspecify.annotations.NullMarked;
