package io.remanso.sink.forget;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps an order to forget and the rows of its user apart where two instances have them
 * at the same time: without, one could write an old row right after the other has removed
 * all of them. Users fall into a few buckets, which writers share and an order has alone;
 * held until the transaction ends, and always taken in the same order.
 */
final class UserLocks {

	// The product's own number among PostgreSQL's advisory locks.
	private static final int SPACE = 0x52656d61;

	private static final int BUCKETS = 16;

	private static final String SHARED = """
			select count(pg_advisory_xact_lock_shared(?, v.bucket)::text)
			from unnest(?::int4[]) as v (bucket)
			""";

	private static final String ALONE = "select count(pg_advisory_xact_lock(?, ?)::text)";

	private final JdbcTemplate jdbc;

	UserLocks(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void take(Collection<String> writers, Collection<String> ordered) {
		Set<Integer> alone = buckets(ordered);
		Set<Integer> all = buckets(writers);
		all.addAll(alone);
		if (alone.isEmpty()) {
			share(List.copyOf(all));
			return;
		}
		for (int bucket : all) {
			if (alone.contains(bucket)) {
				this.jdbc.queryForObject(ALONE, Long.class, SPACE, bucket);
			}
			else {
				share(List.of(bucket));
			}
		}
	}

	private void share(List<Integer> buckets) {
		this.jdbc.queryForObject(SHARED, Long.class, SPACE, buckets.toArray(Integer[]::new));
	}

	private static Set<Integer> buckets(Collection<String> users) {
		return users.stream()
			.map((user) -> Math.floorMod(user.hashCode(), BUCKETS))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
