/**
 * Uploaded and prepared files, shared by both gateways.
 */
@NullMarked
package io.remanso.simulator.media;

import org.jspecify.annotations.NullMarked;
