package io.remanso.sink.row;

import org.jspecify.annotations.Nullable;

/**
 * What one record says about one row. Rows of one type that share a key within a batch
 * become one before they are written.
 */
public sealed interface Row permits AliasRow, BufferRow, ContextRow, ConversationRow, DeadLetterRow, DeliveryRow,
		DispositionRow, EndRow, ForgetRow, ForgottenRecordRow, ImportedThreadRow, MessageRow, ProfileRow, ReplyRow,
		StateRow, ThreadRow, TurnMessageRow, TurnRow {

	/**
	 * What names the row within its table. Rows are written in its order, so that two
	 * writers never wait for each other in a circle.
	 */
	String key();

	/** The user whom the row refers to, or null where it needs none. */
	@Nullable String owner();

	/** What an order to forget compares, or null where no such order removes it. */
	@Nullable Trace trace();

	/** The two as one, where {@code later} comes after this in its topic. */
	default Row with(Row later) {
		return later;
	}

}
