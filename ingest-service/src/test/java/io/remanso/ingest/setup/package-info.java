@NullMarked
package io.remanso.ingest.setup;

import org.jspecify.annotations.NullMarked;
