package io.remanso.responder.delivery.meta;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Until when Meta serves the versions of its API, as its list of versions says
 * (developers.facebook.com/docs/graph-api/changelog/versions). The newest has no day
 * there before the next one is out: it is served for two years at least.
 */
final class MetaVersions {

	private static final Map<String, LocalDate> UNTIL = Map.of("v19.0", LocalDate.of(2026, 5, 21), "v20.0",
			LocalDate.of(2026, 9, 24), "v21.0", LocalDate.of(2027, 1, 21), "v22.0", LocalDate.of(2027, 5, 20), "v23.0",
			LocalDate.of(2027, 10, 8), "v24.0", LocalDate.of(2028, 2, 18), "v25.0", LocalDate.of(2028, 7, 29), "v26.0",
			LocalDate.of(2028, 7, 29));

	private MetaVersions() {
	}

	/** Null where the version was not out yet when the list was read. */
	static @Nullable LocalDate lastDay(String version) {
		return UNTIL.get(version);
	}

}
