package io.remanso.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database that only one test knows.
 *
 * @param jdbcUrl complete: user and password are in it
 */
public record TestDatabase(String jdbcUrl) {

	public Connection connect() throws SQLException {
		return DriverManager.getConnection(this.jdbcUrl);
	}

}
