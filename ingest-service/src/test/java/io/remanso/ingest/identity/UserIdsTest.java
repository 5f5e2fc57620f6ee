package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.element.Who;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserIdsTest {

	private static final String PHONE = "573000000001";

	private static final String OTHER_PHONE = "573000000002";

	private static final String THIRD_PHONE = "573000000003";

	private static final String BSUID = "CO.1001";

	private static final String OTHER_BSUID = "CO.2002";

	private static final String PARENT = "CO.ENT.1001";

	private static final String OTHER_PARENT = "CO.ENT.2002";

	private static final String LID = "90000000000001@lid";

	private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

	private final UserIds userIds = new UserIds();

	private final List<Alias> log = new ArrayList<>();

	private long offset;

	@Test
	void shouldKnowANewUserByTheirPhone() {
		assertThat(user(0, PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldKnowAUserWithoutPhoneByTheirOtherId() {
		assertThat(user(0, BSUID)).isEqualTo(BSUID);
		assertThat(user(1, LID)).isEqualTo(LID);
	}

	@Test
	void shouldResolveAnIdThatCameTogetherWithAnother() {
		user(0, PHONE, BSUID);
		assertThat(user(1, BSUID)).isEqualTo(PHONE);
		assertThat(user(2, PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldKeepTheIdFirstSeenWhenThePhoneComesLater() {
		user(0, BSUID);
		assertThat(user(1, PHONE, BSUID)).isEqualTo(BSUID);
		assertThat(user(2, PHONE)).isEqualTo(BSUID);
	}

	@Test
	void shouldMergeTwoUsersIntoTheEarlier() {
		user(0, PHONE);
		user(1, BSUID);
		assertThat(user(2, PHONE, BSUID)).isEqualTo(PHONE);
		assertThat(user(3, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldMergeIntoTheEarlierWhicheverSortItIs() {
		user(0, BSUID);
		user(1, PHONE);
		assertThat(user(2, PHONE, BSUID)).isEqualTo(BSUID);
		assertThat(user(3, PHONE)).isEqualTo(BSUID);
	}

	@Test
	void shouldGiveALateRedeliveryTheKeyThatItHad() {
		user(0, PHONE);
		user(1, BSUID);
		user(2, PHONE, BSUID);
		assertThat(identify(1, 5, BSUID).userId()).isEqualTo(BSUID);
		assertThat(identify(2, 5, PHONE, BSUID).userId()).isEqualTo(PHONE);
	}

	@Test
	void shouldGiveAnOlderMessageTheUserIfItsIdNeverHadAKeyOfItsOwn() {
		user(10, PHONE, BSUID);
		assertThat(identify(5, 11, BSUID).userId()).isEqualTo(PHONE);
	}

	@Test
	void shouldFollowAnIdThatChanged() {
		user(0, PHONE, BSUID);
		assertThat(moved(1, List.of(BSUID), List.of(OTHER_BSUID))).isEqualTo(PHONE);
		assertThat(user(2, OTHER_BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldFollowANumberThatChanged() {
		user(0, PHONE);
		assertThat(moved(1, List.of(PHONE), List.of(OTHER_PHONE))).isEqualTo(PHONE);
		assertThat(user(2, OTHER_PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldMergeWhatWroteUnderItsNewIdsBeforeTheNewsOfThemCame() {
		user(0, PHONE, BSUID);
		user(1, OTHER_PHONE, OTHER_BSUID);
		moved(2, List.of(BSUID), List.of(OTHER_BSUID));
		assertThat(user(3, OTHER_PHONE)).isEqualTo(PHONE);
		assertThat(identify(1, 4, OTHER_BSUID).userId()).isEqualTo(OTHER_PHONE);
	}

	@Test
	void shouldNotGiveANumbersNewOwnerTheOldOnesChat() {
		user(0, PHONE, BSUID);
		assertThat(user(1, PHONE, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(user(2, PHONE, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(user(3, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(user(4, PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldKnowAUserByOnePersonalIdThoughAnotherHasChanged() {
		user(0, PHONE, BSUID, PARENT);
		assertThat(user(1, PHONE, BSUID, OTHER_PARENT)).isEqualTo(PHONE);
		assertThat(user(2, PHONE, OTHER_BSUID, OTHER_PARENT)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotTakeTwoNumbersForOnePerson() {
		user(0, PHONE);
		user(1, OTHER_PHONE);
		assertThat(user(2, PHONE, OTHER_PHONE)).isEqualTo(PHONE);
		assertThat(user(3, OTHER_PHONE)).isEqualTo(OTHER_PHONE);
		assertThat(user(4, PHONE, THIRD_PHONE)).isEqualTo(PHONE);
		assertThat(user(5, THIRD_PHONE)).isEqualTo(THIRD_PHONE);
	}

	@Test
	void shouldNotMergeWhoChangesToANumberWithWhoMovedOnFromIt() {
		user(0, PHONE, BSUID);
		user(1, OTHER_PHONE, OTHER_BSUID);
		moved(2, List.of(OTHER_PHONE), List.of(THIRD_PHONE));
		assertThat(moved(3, List.of(PHONE), List.of(OTHER_PHONE))).isEqualTo(PHONE);
		assertThat(user(4, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
		assertThat(user(5, THIRD_PHONE)).isEqualTo(OTHER_PHONE);
		assertThat(user(6, OTHER_PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldTakeAGroupAsItIs() {
		Identity group = this.userIds.identify(Who.of("12036300000000@g.us"), START, START);
		assertThat(group).isEqualTo(new Identity("12036300000000@g.us", List.of()));
	}

	@Test
	void shouldNameWhatIsNotKeptUntilItIs() {
		Identity first = identify(0, 0, PHONE, BSUID);
		assertThat(first.unkept()).extracting(Alias::alias).containsExactlyInAnyOrder(PHONE, BSUID);
		assertThat(identify(1, 1, BSUID).unkept()).hasSize(2);
		first.unkept().forEach((alias) -> this.userIds.kept(alias, 1));
		assertThat(identify(2, 2, BSUID).unkept()).isEmpty();
	}

	@Test
	void shouldDecideTheSameAfterARestart() {
		user(0, PHONE);
		user(1, BSUID);
		user(2, PHONE, BSUID);
		user(3, BSUID, LID);
		UserIds restarted = new UserIds();
		for (int i = 0; i < this.log.size(); i++) {
			restarted.read(this.log.get(i).alias(), this.log.get(i), i);
		}
		assertThat(restarted.identify(Who.person(LID), START.plusSeconds(9), START).userId()).isEqualTo(PHONE);
		assertThat(restarted.identify(Who.person(BSUID), START.plusSeconds(1), START).userId()).isEqualTo(BSUID);
	}

	@Test
	void shouldNotFallBehindItselfWhenItReadsItsOwnOlderRecord() {
		user(0, PHONE);
		user(1, BSUID);
		List<Alias> before = List.copyOf(this.log);
		user(2, PHONE, BSUID);
		for (int i = 0; i < before.size(); i++) {
			this.userIds.read(before.get(i).alias(), before.get(i), i);
		}
		assertThat(user(3, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldWriteAMergerAnewThatAnOlderDecisionOvertook() {
		user(0, PHONE);
		Identity before = identify(1, 1, BSUID, PARENT);
		keep(identify(2, 2, PHONE, BSUID, PARENT));
		keep(before);
		Identity after = identify(3, 3, BSUID);
		assertThat(after.userId()).isEqualTo(PHONE);
		assertThat(after.unkept()).extracting(Alias::alias).containsExactly(BSUID);
		keep(after);
		assertThat(identify(4, 4, BSUID).unkept()).isEmpty();
	}

	@Test
	void shouldWriteAMergerAnewWhicheverConfirmationComesFirst() {
		user(0, PHONE);
		Identity before = identify(1, 1, BSUID, PARENT);
		Identity merged = identify(2, 2, PHONE, BSUID, PARENT);
		before.unkept().forEach((alias) -> this.userIds.kept(alias, 101));
		merged.unkept().forEach((alias) -> this.userIds.kept(alias, 100));
		assertThat(identify(3, 3, BSUID).unkept()).extracting(Alias::alias).containsExactly(BSUID);
	}

	@Test
	void shouldNotUndoAMergerWhenItReadsTheOlderDecisionBehindIt() {
		user(0, PHONE);
		Identity before = identify(1, 1, BSUID, PARENT);
		keep(identify(2, 2, PHONE, BSUID, PARENT));
		keep(before);
		UserIds restarted = new UserIds();
		for (int i = 0; i < this.log.size(); i++) {
			this.userIds.read(this.log.get(i).alias(), this.log.get(i), i);
			restarted.read(this.log.get(i).alias(), this.log.get(i), i);
		}
		assertThat(identify(3, 3, BSUID).userId()).isEqualTo(PHONE);
		Identity after = restarted.identify(Who.person(BSUID), START.plusSeconds(3), START);
		assertThat(after.userId()).isEqualTo(PHONE);
		assertThat(after.unkept()).extracting(Alias::alias).contains(BSUID);
	}

	@Test
	void shouldFollowAnotherInstance() {
		user(0, BSUID);
		this.userIds.read(BSUID, new Alias(BSUID, PHONE, START.plusSeconds(1)), 100);
		assertThat(user(2, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldForgetARemovedAlias() {
		user(0, PHONE, BSUID);
		this.userIds.read(BSUID, null, 100);
		assertThat(user(1, BSUID)).isEqualTo(BSUID);
	}

	@Test
	void shouldGiveOneAnswerWhereTwoInstancesMadeACircle() {
		this.userIds.read(BSUID, new Alias(BSUID, PHONE, START), 0);
		this.userIds.read(PHONE, new Alias(PHONE, BSUID, START), 0);
		assertThat(user(1, BSUID)).isEqualTo(user(1, PHONE));
	}

	private String user(int second, String... ids) {
		Identity identity = identify(second, second, ids);
		keep(identity);
		return identity.userId();
	}

	private String moved(int second, List<String> before, List<String> now) {
		Instant at = START.plusSeconds(second);
		Who who = new Who.Moved(Who.people(before.toArray(String[]::new)), Who.people(now.toArray(String[]::new)));
		Identity identity = this.userIds.identify(who, at, at.plusMillis(300));
		keep(identity);
		return identity.userId();
	}

	private Identity identify(int sentSecond, int receivedSecond, String... ids) {
		return this.userIds.identify(Who.person(ids), START.plusSeconds(sentSecond),
				START.plusSeconds(receivedSecond).plusMillis(300));
	}

	private void keep(Identity identity) {
		identity.unkept().forEach((alias) -> {
			this.log.add(alias);
			this.userIds.kept(alias, this.offset++);
		});
	}

}
