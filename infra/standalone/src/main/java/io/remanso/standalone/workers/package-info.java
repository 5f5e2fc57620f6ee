/**
 * The four workers, each in an application context of its own, and whether they are
 * ready.
 */
@NullMarked
package io.remanso.standalone.workers;

import org.jspecify.annotations.NullMarked;
