@NullMarked
package io.remanso.ingest.identity;

import org.jspecify.annotations.NullMarked;
