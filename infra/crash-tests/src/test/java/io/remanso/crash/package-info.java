/**
 * Tests.
 */
@NullMarked
package io.remanso.crash;

import org.jspecify.annotations.NullMarked;
