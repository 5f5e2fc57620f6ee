/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.page.event;

import org.jspecify.annotations.NullMarked;
