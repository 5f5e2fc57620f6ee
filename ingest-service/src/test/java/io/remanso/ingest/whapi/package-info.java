@NullMarked
package io.remanso.ingest.whapi;

import org.jspecify.annotations.NullMarked;
