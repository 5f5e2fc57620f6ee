package io.remanso.sink.oldbot;

import tools.jackson.core.TokenStreamLocation;

/**
 * Where something stands in a file, counted from 1.
 */
public record Position(String file, int line, int column) {

	static Position of(String file, TokenStreamLocation location) {
		return new Position(file, location.getLineNr(), location.getColumnNr());
	}

	@Override
	public String toString() {
		return this.file + ":" + this.line + ":" + this.column;
	}

}
