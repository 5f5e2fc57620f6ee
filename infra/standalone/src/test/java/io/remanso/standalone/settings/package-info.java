/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.settings;

import org.jspecify.annotations.NullMarked;
