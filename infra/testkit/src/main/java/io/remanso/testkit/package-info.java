/**
 * What the tests of all modules share: a real broker and database behind one switch, and
 * the rules that every module keeps.
 */
@NullMarked
package io.remanso.testkit;

import org.jspecify.annotations.NullMarked;
