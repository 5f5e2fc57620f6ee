@NullMarked
package io.remanso.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
