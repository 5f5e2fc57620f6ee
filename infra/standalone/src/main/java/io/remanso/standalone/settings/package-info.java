/**
 * What the environment says, checked before anything starts.
 */
@NullMarked
package io.remanso.standalone.settings;

import org.jspecify.annotations.NullMarked;
