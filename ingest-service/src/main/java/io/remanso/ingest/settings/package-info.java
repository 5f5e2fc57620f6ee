/**
 * What every station may be told from outside.
 */
@NullMarked
package io.remanso.ingest.settings;

import org.jspecify.annotations.NullMarked;
