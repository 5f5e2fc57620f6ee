package io.remanso.sink.retention;

import java.time.Duration;

/**
 * Which rows of a table are old.
 *
 * @param table its name
 * @param time the column that says how old a row is; indexed
 * @param age from when on it is removed
 */
record Expiry(String table, String time, Duration age) {

	// Rows that another instance is removing are skipped, so that two never wait for each
	// other.
	String sql() {
		return """
				delete from %1$s
				where ctid = any (array(select ctid
				                        from %1$s
				                        where %2$s < ?
				                        order by %2$s
				                        limit ?
				                        for update skip locked))
				""".formatted(this.table, this.time);
	}

}
