/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.console;

import org.jspecify.annotations.NullMarked;
