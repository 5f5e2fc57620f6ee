/**
 * What a person at the terminal sees.
 */
@NullMarked
package io.remanso.standalone.console;

import org.jspecify.annotations.NullMarked;
