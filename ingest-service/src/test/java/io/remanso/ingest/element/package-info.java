@NullMarked
package io.remanso.ingest.element;

import org.jspecify.annotations.NullMarked;
