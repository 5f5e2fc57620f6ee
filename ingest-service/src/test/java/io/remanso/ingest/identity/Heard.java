package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.element.Who;

/**
 * What a gateway says at one second or another, and what is kept of it in Kafka.
 */
final class Heard {

	static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

	private final UserIds userIds = new UserIds();

	private final List<Alias> log = new ArrayList<>();

	UserIds userIds() {
		return this.userIds;
	}

	/** Every alias that was kept, in order. */
	List<Alias> log() {
		return this.log;
	}

	/** The user of a message, which is kept. */
	String user(int second, String... ids) {
		Identity identity = identify(second, second, ids);
		keep(identity);
		return identity.userId();
	}

	/** The user of the news that ids have changed, which is kept. */
	String moved(int second, List<String> before, List<String> now) {
		Instant at = START.plusSeconds(second);
		Who who = new Who.Moved(Who.people(before.toArray(String[]::new)), Who.people(now.toArray(String[]::new)));
		Identity identity = this.userIds.identify(who, at, at.plusMillis(300));
		keep(identity);
		return identity.userId();
	}

	/** Whose a message is, of which nothing is kept yet. */
	Identity identify(int sentSecond, int receivedSecond, String... ids) {
		return this.userIds.identify(Who.person(ids), START.plusSeconds(sentSecond),
				START.plusSeconds(receivedSecond).plusMillis(300));
	}

	void keep(Identity identity) {
		identity.unkept().forEach((alias) -> {
			this.log.add(alias);
			this.userIds.kept(alias, this.log.size() - 1);
		});
	}

}
