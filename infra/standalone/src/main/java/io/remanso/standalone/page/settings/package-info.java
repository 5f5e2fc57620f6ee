/**
 * What the page is started with.
 */
@NullMarked
package io.remanso.standalone.page.settings;

import org.jspecify.annotations.NullMarked;
