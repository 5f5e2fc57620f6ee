package io.remanso.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Makes databases on a running server.
 */
final class DatabaseServer {

	private final UnaryOperator<String> jdbcUrlOf;

	private final String admin;

	private final AtomicInteger count = new AtomicInteger();

	/**
	 * @param jdbcUrlOf from a database's name to its complete address
	 * @param admin name of a database that is there already
	 */
	DatabaseServer(UnaryOperator<String> jdbcUrlOf, String admin) {
		this.jdbcUrlOf = jdbcUrlOf;
		this.admin = admin;
	}

	TestDatabase newDatabase() {
		String name = "test_" + this.count.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(this.jdbcUrlOf.apply(this.admin));
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
			return new TestDatabase(this.jdbcUrlOf.apply(name));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("no database for the test", ex);
		}
	}

}
