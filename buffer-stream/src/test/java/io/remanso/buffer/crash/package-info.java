@NullMarked
package io.remanso.buffer.crash;

import org.jspecify.annotations.NullMarked;
