/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone;

import org.jspecify.annotations.NullMarked;
