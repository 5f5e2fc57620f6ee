/**
 * The demo page in a real browser.
 */
@NullMarked
package io.remanso.crash.page;

import org.jspecify.annotations.NullMarked;
