package io.remanso.ingest.publish;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Presence;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Reading;
import io.remanso.ingest.element.Who;
import io.remanso.ingest.identity.UserIds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class RecordsTest {

	private static final String PHONE = "573000000001";

	private static final String BSUID = "CO.1001";

	private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private final UserIds userIds = new UserIds();

	private final Records records = new Records(this.userIds);

	private long offset;

	@Test
	void shouldWriteLinksBeforeWhatRestsOnThem() {
		Batch batch = batch(Who.person(PHONE, BSUID));
		assertThat(batch.links().keySet()).extracting(Alias::alias).containsExactly(BSUID);
		assertThat(batch.users().keySet()).extracting(Alias::alias).containsExactly(PHONE);
		assertThat(batch.events()).hasSize(1);
	}

	@Test
	void shouldWriteOnlyTheLastWordOnAnIdThatOneBodyDecidesTwice() {
		keep(batch(Who.person(PHONE)));
		Batch batch = batch(Who.person(BSUID), Who.person(PHONE, BSUID));
		assertThat(batch.links().keySet()).extracting(Alias::alias, Alias::userId).containsExactly(tuple(BSUID, PHONE));
		assertThat(batch.users()).isEmpty();
		assertThat(batch.events()).hasSize(2);
	}

	@Test
	void shouldHaveNothingToWriteOnceTheLastWordIsKept() {
		keep(batch(Who.person(PHONE)));
		keep(batch(Who.person(BSUID), Who.person(PHONE, BSUID)));
		Batch again = batch(Who.person(BSUID), Who.person(PHONE, BSUID));
		assertThat(again.links()).isEmpty();
		assertThat(again.users()).isEmpty();
	}

	private Batch batch(Who... people) {
		List<Found> found = Arrays.stream(people).<Found>map(RecordsTest::typing).toList();
		return this.records.of("webhook/meta", new byte[0], new Reading.Elements(found), NOW, TRACE);
	}

	private static Found typing(Who who) {
		Chat chat = new Chat(Gateway.META, "106", who.first(), false);
		return Found.Event.presence(who, NOW, (userId) -> new Presence(userId, chat, Presence.Activity.TYPING, NOW));
	}

	private void keep(Batch batch) {
		keep(batch.links());
		keep(batch.users());
	}

	private void keep(Map<Alias, Outgoing> aliases) {
		aliases.keySet().forEach((alias) -> this.userIds.kept(alias, this.offset++));
	}

}
