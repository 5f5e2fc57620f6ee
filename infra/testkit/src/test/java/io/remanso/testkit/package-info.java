@NullMarked
package io.remanso.testkit;

import org.jspecify.annotations.NullMarked;
