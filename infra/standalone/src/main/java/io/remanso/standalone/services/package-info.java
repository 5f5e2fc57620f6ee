/**
 * What the workers need around them: broker, database, and stand-ins for what is not
 * configured.
 */
@NullMarked
package io.remanso.standalone.services;

import org.jspecify.annotations.NullMarked;
