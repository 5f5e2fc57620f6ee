/**
 * What is known of a user now: profile, state, open buffer.
 */
@NullMarked
package io.remanso.contracts.user;

import org.jspecify.annotations.NullMarked;
