@NullMarked
package io.remanso.buffer.clock;

import org.jspecify.annotations.NullMarked;
