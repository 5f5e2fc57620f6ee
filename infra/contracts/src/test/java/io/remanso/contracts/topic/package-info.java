/**
 * Tests.
 */
@NullMarked
package io.remanso.contracts.topic;

import org.jspecify.annotations.NullMarked;
