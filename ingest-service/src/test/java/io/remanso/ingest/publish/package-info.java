@NullMarked
package io.remanso.ingest.publish;

import org.jspecify.annotations.NullMarked;
