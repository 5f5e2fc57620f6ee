@NullMarked
package io.remanso.embedded;

import org.jspecify.annotations.NullMarked;
