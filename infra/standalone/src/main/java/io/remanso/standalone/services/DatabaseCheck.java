package io.remanso.standalone.services;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Whether the database of {@code DATABASE_URL} lets us in. The sink would wait for one
 * that is down; at a start a wrong address is likelier.
 */
final class DatabaseCheck {

	private static final String JDBC = "jdbc:";

	private DatabaseCheck() {
	}

	static void requireAnswer(String url) {
		Properties login = new Properties();
		login.put("connectTimeout", "10");
		try (Connection connection = DriverManager.getConnection(jdbcUrl(url, login), login)) {
			connection.isValid(10);
		}
		catch (SQLException ex) {
			throw new DatabaseRefusedException(ex);
		}
	}

	private static String jdbcUrl(String url, Properties login) {
		if (url.startsWith(JDBC)) {
			return url;
		}
		URI address = URI.create(url);
		if (address.getUserInfo() != null) {
			String[] parts = address.getUserInfo().split(":", 2);
			login.put("user", parts[0]);
			if (parts.length == 2) {
				login.put("password", parts[1]);
			}
		}
		String port = (address.getPort() != -1) ? ":" + address.getPort() : "";
		String query = (address.getQuery() != null) ? "?" + address.getQuery() : "";
		return JDBC + "postgresql://" + address.getHost() + port + address.getPath() + query;
	}

}
