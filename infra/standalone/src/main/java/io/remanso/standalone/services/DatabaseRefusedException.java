package io.remanso.standalone.services;

import java.sql.SQLException;

/**
 * The given database cannot be used. The message is one line for a person; the address is
 * not in it, since it may hold a password.
 */
public final class DatabaseRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DatabaseRefusedException(SQLException cause) {
		super("the PostgreSQL of DATABASE_URL cannot be used: " + firstLine(cause)
				+ " Start it, or correct the setting", cause);
	}

	private static String firstLine(SQLException cause) {
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return message.endsWith(".") ? message : message + ".";
	}

}
