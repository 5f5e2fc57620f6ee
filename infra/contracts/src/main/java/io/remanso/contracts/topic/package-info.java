/**
 * Topics in one place: names, partitions, cleanup, value types, and their creation.
 */
@NullMarked
package io.remanso.contracts.topic;

import org.jspecify.annotations.NullMarked;
