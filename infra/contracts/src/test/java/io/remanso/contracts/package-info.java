/**
 * Tests.
 */
@NullMarked
package io.remanso.contracts;

import org.jspecify.annotations.NullMarked;
