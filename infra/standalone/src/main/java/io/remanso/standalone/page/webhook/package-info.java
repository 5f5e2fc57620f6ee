/**
 * From the page to the own webhook, as the gateway would post.
 */
@NullMarked
package io.remanso.standalone.page.webhook;

import org.jspecify.annotations.NullMarked;
