/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.workers;

import org.jspecify.annotations.NullMarked;
