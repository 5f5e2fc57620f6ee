package io.remanso.responder.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The changes to a text, by their places in it. What no change names is copied as it is.
 * Of changes at one place the one named first comes first.
 */
final class Edits {

	private final String source;

	private final List<Edit> edits = new ArrayList<>();

	Edits(String source) {
		this.source = source;
	}

	void insert(int at, String text) {
		replace(at, at, text);
	}

	void delete(int from, int to) {
		replace(from, to, "");
	}

	void replace(int from, int to, String text) {
		this.edits.add(new Edit(from, to, text));
	}

	/**
	 * Delete the line that this is on: the whole of it, where nothing but marks of quotes
	 * stands before.
	 */
	void deleteLine(int from, int to) {
		int line = this.source.lastIndexOf('\n', from - 1) + 1;
		int next = this.source.indexOf('\n', to);
		if (next < 0 || !this.source.substring(line, from).chars().allMatch((c) -> c == ' ' || c == '\t' || c == '>')) {
			delete(from, to);
			return;
		}
		// Between two blank lines one of them goes too.
		boolean afterBlank = line == 0 || this.source.startsWith("\n\n", line - 2);
		boolean beforeBlank = this.source.startsWith("\n", next + 1);
		delete(line, (afterBlank && beforeBlank) ? next + 2 : next + 1);
	}

	String apply() {
		this.edits.sort(Comparator.comparingInt(Edit::from));
		StringBuilder text = new StringBuilder(this.source.length());
		int at = 0;
		for (Edit edit : this.edits) {
			if (edit.from() >= at) {
				text.append(this.source, at, edit.from()).append(edit.text());
				at = edit.to();
			}
		}
		return text.append(this.source, at, this.source.length()).toString();
	}

	private record Edit(int from, int to, String text) {
	}

}
