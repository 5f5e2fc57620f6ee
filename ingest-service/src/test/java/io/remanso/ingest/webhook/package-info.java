@NullMarked
package io.remanso.ingest.webhook;

import org.jspecify.annotations.NullMarked;
