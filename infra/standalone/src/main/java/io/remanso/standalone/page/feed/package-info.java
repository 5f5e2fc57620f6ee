/**
 * From the topics to a log that every open page follows.
 */
@NullMarked
package io.remanso.standalone.page.feed;

import org.jspecify.annotations.NullMarked;
