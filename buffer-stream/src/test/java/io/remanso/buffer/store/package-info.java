@NullMarked
package io.remanso.buffer.store;

import org.jspecify.annotations.NullMarked;
