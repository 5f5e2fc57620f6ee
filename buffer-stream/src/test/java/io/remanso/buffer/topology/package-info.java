@NullMarked
package io.remanso.buffer.topology;

import org.jspecify.annotations.NullMarked;
