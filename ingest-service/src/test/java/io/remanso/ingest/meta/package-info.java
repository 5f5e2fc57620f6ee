@NullMarked
package io.remanso.ingest.meta;

import org.jspecify.annotations.NullMarked;
