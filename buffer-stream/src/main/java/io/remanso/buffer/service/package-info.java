/**
 * The stream as a service: started, watched, ended.
 */
@NullMarked
package io.remanso.buffer.service;

import org.jspecify.annotations.NullMarked;
