/**
 * What operators order.
 */
@NullMarked
package io.remanso.contracts.command;

import org.jspecify.annotations.NullMarked;
