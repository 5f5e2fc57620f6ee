/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
