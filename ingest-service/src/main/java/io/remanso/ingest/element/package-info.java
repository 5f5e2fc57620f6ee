/**
 * What a body is made of, in the words that both gateways' parsers share.
 */
@NullMarked
package io.remanso.ingest.element;

import org.jspecify.annotations.NullMarked;
