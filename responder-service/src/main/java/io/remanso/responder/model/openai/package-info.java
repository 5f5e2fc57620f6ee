/**
 * The port on OpenAI's Responses API.
 */
@NullMarked
package io.remanso.responder.model.openai;

import org.jspecify.annotations.NullMarked;
