/**
 * The stand-in for OpenAI: responses, conversations and audio.
 */
@NullMarked
package io.remanso.simulator.openai;

import org.jspecify.annotations.NullMarked;
