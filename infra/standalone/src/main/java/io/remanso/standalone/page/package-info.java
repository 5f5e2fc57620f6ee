/**
 * The demo page: a chat on the real way, webhook in, topics out.
 */
@NullMarked
package io.remanso.standalone.page;

import org.jspecify.annotations.NullMarked;
