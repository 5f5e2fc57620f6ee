package io.remanso.sink.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is, and how many use it.
 *
 * @param url in either form
 * @param connections of the pool: one for each consumer thread, one for jobs, one for
 * health
 * @param patience how long a start waits for a database that does not answer
 */
@ConfigurationProperties("remanso.sink.database")
record DatabaseSettings(String url, int connections, Duration patience) {

	/** Never the URL: it may hold a password. */
	@Override
	public String toString() {
		return "DatabaseSettings[connections=" + this.connections + ", patience=" + this.patience + "]";
	}

}
