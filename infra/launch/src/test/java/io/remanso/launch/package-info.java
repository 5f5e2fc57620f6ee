/**
 * Tests.
 */
@NullMarked
package io.remanso.launch;

import org.jspecify.annotations.NullMarked;
