/**
 * Files that users sent: fetched from the gateways' hosts, bounded in size and time, kept
 * in memory only.
 */
@NullMarked
package io.remanso.responder.media;

import org.jspecify.annotations.NullMarked;
