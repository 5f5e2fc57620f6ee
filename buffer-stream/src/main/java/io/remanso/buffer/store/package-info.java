/**
 * Where conversations are kept between their steps: state stores, each with a changelog.
 */
@NullMarked
package io.remanso.buffer.store;

import org.jspecify.annotations.NullMarked;
