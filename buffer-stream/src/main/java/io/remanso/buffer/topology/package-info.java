/**
 * The stream: four topics in, one processor, six topics out.
 */
@NullMarked
package io.remanso.buffer.topology;

import org.jspecify.annotations.NullMarked;
