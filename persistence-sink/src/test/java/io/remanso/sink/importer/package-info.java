/**
 * What becomes of the records.
 */
@NullMarked
package io.remanso.sink.importer;

import org.jspecify.annotations.NullMarked;
