/**
 * Tests.
 */
@NullMarked
package io.remanso.testkit.process;

import org.jspecify.annotations.NullMarked;
