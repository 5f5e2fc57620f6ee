/**
 * Third station: which user an event belongs to.
 */
@NullMarked
package io.remanso.ingest.identity;

import org.jspecify.annotations.NullMarked;
