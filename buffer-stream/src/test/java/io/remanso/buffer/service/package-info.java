@NullMarked
package io.remanso.buffer.service;

import org.jspecify.annotations.NullMarked;
