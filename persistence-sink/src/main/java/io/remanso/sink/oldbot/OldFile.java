package io.remanso.sink.oldbot;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param records that could be read
 * @param bad why others could not be
 * @param notes on what can be read and still deserves a word
 */
public record OldFile<R>(List<R> records, List<Remark> bad, List<Remark> notes) {

	public OldFile {
		records = List.copyOf(records);
		bad = List.copyOf(bad);
		notes = List.copyOf(notes);
	}

	/** The file that was not given. */
	public static <R> OldFile<R> none() {
		return new OldFile<>(List.of(), List.of(), List.of());
	}

}
