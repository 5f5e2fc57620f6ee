@NullMarked
package io.remanso.buffer;

import org.jspecify.annotations.NullMarked;
