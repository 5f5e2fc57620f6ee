/**
 * The page's HTTP side: files, the stream of events, and what people write.
 */
@NullMarked
package io.remanso.standalone.page.web;

import org.jspecify.annotations.NullMarked;
