/**
 * A real Kafka broker and a real PostgreSQL that live with this JVM and keep their data
 * over its end, however it ends.
 */
@NullMarked
package io.remanso.embedded;

import org.jspecify.annotations.NullMarked;
