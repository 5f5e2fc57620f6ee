/**
 * The demo's own users. No others appear on the page.
 */
@NullMarked
package io.remanso.standalone.page.people;

import org.jspecify.annotations.NullMarked;
