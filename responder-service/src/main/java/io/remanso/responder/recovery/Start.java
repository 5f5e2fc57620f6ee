package io.remanso.responder.recovery;

/**
 * Between which offsets a new owner reads one partition before it starts.
 *
 * @param buffersEnd the high watermark of {@code closed-buffers}
 * @param outcomesFrom as committed with the closed buffers' offset
 * @param outcomesEnd the high watermark of {@code outcomes}, open transactions included
 * @param statesEnd the high watermark of {@code user-states}, open transactions included
 * @param commandsEnd the high watermark of {@code commands}
 */
record Start(long buffersEnd, long outcomesFrom, long outcomesEnd, long statesEnd, long commandsEnd) {
}
