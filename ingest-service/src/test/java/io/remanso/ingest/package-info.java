@NullMarked
package io.remanso.ingest;

import org.jspecify.annotations.NullMarked;
