/**
 * Everything on this machine, in one JVM.
 */
@NullMarked
package io.remanso.standalone;

import org.jspecify.annotations.NullMarked;
