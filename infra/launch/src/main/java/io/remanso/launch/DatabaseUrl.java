package io.remanso.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is, taken from {@code DATABASE_URL} in either of its two usual
 * forms: {@code postgres://user:password@host:port/database?parameters} as hosting
 * services give it, and {@code jdbc:postgresql:…} as Java does.
 *
 * @param jdbcUrl without user and password, where it came in the first form
 * @param user null where the JDBC URL names one itself
 * @param password null where none is needed or the JDBC URL has it
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

	private static final String DEFAULT_USER = "postgres";

	private static final String JDBC = "jdbc:postgresql:";

	private static final Pattern JDBC_USER = Pattern.compile("[?&]user=");

	private static final Pattern JDBC_PLACE = Pattern.compile("jdbc:postgresql:(?://)?(?:[^/?]*@)?([^?]*).*");

	private static final int DEFAULT_PORT = 5432;

	/**
	 * Read it.
	 * @throws DatabaseException where it is neither form
	 */
	public static DatabaseUrl parse(String text) {
		String url = text.strip();
		requirePrintable(url);
		if (url.startsWith(JDBC)) {
			return new DatabaseUrl(url, JDBC_USER.matcher(url).find() ? null : DEFAULT_USER, null);
		}
		if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
			return ofUri(url);
		}
		throw DatabaseException.notAUrl();
	}

	private static DatabaseUrl ofUri(String url) {
		try {
			URI uri = new URI(url);
			if (uri.getHost() == null || uri.getRawFragment() != null) {
				throw DatabaseException.notAUrl();
			}
			int port = (uri.getPort() != -1) ? uri.getPort() : DEFAULT_PORT;
			String database = (uri.getRawPath() != null && uri.getRawPath().length() > 1) ? uri.getRawPath()
					: "/" + DEFAULT_USER;
			String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
			String userInfo = (uri.getRawUserInfo() != null) ? uri.getRawUserInfo() : "";
			int colon = userInfo.indexOf(':');
			String user = decoded((colon >= 0) ? userInfo.substring(0, colon) : userInfo);
			String password = (colon >= 0) ? decoded(userInfo.substring(colon + 1)) : null;
			if (password != null) {
				requirePrintable(password);
			}
			return new DatabaseUrl(JDBC + "//" + uri.getHost() + ":" + port + database + query,
					user.isEmpty() ? DEFAULT_USER : user, password);
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw DatabaseException.notAUrl();
		}
	}

	// The driver would quote it in the reason why it can't connect. A password may hold
	// anything else.
	private static void requirePrintable(String text) {
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw DatabaseException.unprintable();
		}
	}

	/** Host, port and database, for people; never user or password. */
	public String place() {
		Matcher matcher = JDBC_PLACE.matcher(this.jdbcUrl);
		return matcher.matches() ? matcher.group(1) : "?";
	}

	/** As {@link #place()}: what is logged by accident holds no password. */
	@Override
	public String toString() {
		return place();
	}

	// In a URL's user part + is itself, not a space.
	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
