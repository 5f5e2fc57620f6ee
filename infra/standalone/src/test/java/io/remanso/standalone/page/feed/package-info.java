/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.page.feed;

import org.jspecify.annotations.NullMarked;
