/**
 * What the page is told, made from topic records. Decides only.
 */
@NullMarked
package io.remanso.standalone.page.event;

import org.jspecify.annotations.NullMarked;
