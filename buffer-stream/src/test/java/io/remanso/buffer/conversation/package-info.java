@NullMarked
package io.remanso.buffer.conversation;

import org.jspecify.annotations.NullMarked;
