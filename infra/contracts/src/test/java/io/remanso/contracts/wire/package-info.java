/**
 * Tests.
 */
@NullMarked
package io.remanso.contracts.wire;

import org.jspecify.annotations.NullMarked;
