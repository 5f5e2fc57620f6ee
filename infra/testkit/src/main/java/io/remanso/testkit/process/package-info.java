/**
 * Processes that tests start: waited for, stopped, killed, and never left running.
 */
@NullMarked
package io.remanso.testkit.process;

import org.jspecify.annotations.NullMarked;
