@NullMarked
package io.remanso.ingest.corpus;

import org.jspecify.annotations.NullMarked;
