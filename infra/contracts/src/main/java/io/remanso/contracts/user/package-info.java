/**
 * What is known of a user now: profile and state.
 */
@NullMarked
package io.remanso.contracts.user;

import org.jspecify.annotations.NullMarked;
