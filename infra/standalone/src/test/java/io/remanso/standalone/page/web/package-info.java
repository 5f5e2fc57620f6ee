/**
 * Tests.
 */
@NullMarked
package io.remanso.standalone.page.web;

import org.jspecify.annotations.NullMarked;
