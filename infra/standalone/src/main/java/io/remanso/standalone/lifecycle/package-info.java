/**
 * The order in which things stop.
 */
@NullMarked
package io.remanso.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
