/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.page;

import org.jspecify.annotations.NullMarked;
