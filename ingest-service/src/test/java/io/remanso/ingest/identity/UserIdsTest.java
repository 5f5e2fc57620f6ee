package io.remanso.ingest.identity;

import java.util.List;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.element.Who;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserIdsTest {

	private static final String PHONE = "573000000001";

	private static final String BSUID = "CO.1001";

	private static final String PARENT = "CO.ENT.1001";

	private static final String LID = "90000000000001@lid";

	private final Heard heard = new Heard();

	@Test
	void shouldKnowANewUserByTheirPhone() {
		assertThat(this.heard.user(0, PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldKnowAUserWithoutPhoneByTheirOtherId() {
		assertThat(this.heard.user(0, BSUID)).isEqualTo(BSUID);
		assertThat(this.heard.user(1, LID)).isEqualTo(LID);
	}

	@Test
	void shouldResolveAnIdThatCameTogetherWithAnother() {
		this.heard.user(0, PHONE, BSUID);
		assertThat(this.heard.user(1, BSUID)).isEqualTo(PHONE);
		assertThat(this.heard.user(2, PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldKeepTheIdFirstSeenWhenThePhoneComesLater() {
		this.heard.user(0, BSUID);
		assertThat(this.heard.user(1, PHONE, BSUID)).isEqualTo(BSUID);
		assertThat(this.heard.user(2, PHONE)).isEqualTo(BSUID);
	}

	@Test
	void shouldMergeTwoUsersIntoTheEarlier() {
		this.heard.user(0, PHONE);
		this.heard.user(1, BSUID);
		assertThat(this.heard.user(2, PHONE, BSUID)).isEqualTo(PHONE);
		assertThat(this.heard.user(3, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldMergeIntoTheEarlierWhicheverSortItIs() {
		this.heard.user(0, BSUID);
		this.heard.user(1, PHONE);
		assertThat(this.heard.user(2, PHONE, BSUID)).isEqualTo(BSUID);
		assertThat(this.heard.user(3, PHONE)).isEqualTo(BSUID);
	}

	@Test
	void shouldGiveALateRedeliveryTheKeyThatItHad() {
		this.heard.user(0, PHONE);
		this.heard.user(1, BSUID);
		this.heard.user(2, PHONE, BSUID);
		assertThat(this.heard.identify(1, 5, BSUID).userId()).isEqualTo(BSUID);
		assertThat(this.heard.identify(2, 5, PHONE, BSUID).userId()).isEqualTo(PHONE);
	}

	@Test
	void shouldGiveAnOlderMessageTheUserIfItsIdNeverHadAKeyOfItsOwn() {
		this.heard.user(10, PHONE, BSUID);
		assertThat(this.heard.identify(5, 11, BSUID).userId()).isEqualTo(PHONE);
	}

	@Test
	void shouldTakeAGroupAsItIs() {
		Identity group = this.heard.userIds().identify(Who.of("12036300000000@g.us"), Heard.START, Heard.START);
		assertThat(group).isEqualTo(new Identity("12036300000000@g.us", List.of()));
	}

	@Test
	void shouldNameWhatIsNotKeptUntilItIs() {
		Identity first = this.heard.identify(0, 0, PHONE, BSUID);
		assertThat(first.unkept()).extracting(Alias::alias).containsExactlyInAnyOrder(PHONE, BSUID);
		assertThat(this.heard.identify(1, 1, BSUID).unkept()).hasSize(2);
		first.unkept().forEach((alias) -> this.heard.userIds().kept(alias, 1));
		assertThat(this.heard.identify(2, 2, BSUID).unkept()).isEmpty();
	}

	@Test
	void shouldDecideTheSameAfterARestart() {
		this.heard.user(0, PHONE);
		this.heard.user(1, BSUID);
		this.heard.user(2, PHONE, BSUID);
		this.heard.user(3, BSUID, LID);
		UserIds restarted = new UserIds();
		for (int i = 0; i < this.heard.log().size(); i++) {
			restarted.read(this.heard.log().get(i).alias(), this.heard.log().get(i), i);
		}
		assertThat(restarted.identify(Who.person(LID), Heard.START.plusSeconds(9), Heard.START).userId())
			.isEqualTo(PHONE);
		assertThat(restarted.identify(Who.person(BSUID), Heard.START.plusSeconds(1), Heard.START).userId())
			.isEqualTo(BSUID);
	}

	@Test
	void shouldNotFallBehindItselfWhenItReadsItsOwnOlderRecord() {
		this.heard.user(0, PHONE);
		this.heard.user(1, BSUID);
		List<Alias> before = List.copyOf(this.heard.log());
		this.heard.user(2, PHONE, BSUID);
		for (int i = 0; i < before.size(); i++) {
			this.heard.userIds().read(before.get(i).alias(), before.get(i), i);
		}
		assertThat(this.heard.user(3, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldWriteAMergerAnewThatAnOlderDecisionOvertook() {
		this.heard.user(0, PHONE);
		Identity before = this.heard.identify(1, 1, BSUID, PARENT);
		this.heard.keep(this.heard.identify(2, 2, PHONE, BSUID, PARENT));
		this.heard.keep(before);
		Identity after = this.heard.identify(3, 3, BSUID);
		assertThat(after.userId()).isEqualTo(PHONE);
		assertThat(after.unkept()).extracting(Alias::alias).containsExactly(BSUID);
		this.heard.keep(after);
		assertThat(this.heard.identify(4, 4, BSUID).unkept()).isEmpty();
	}

	@Test
	void shouldWriteAMergerAnewWhicheverConfirmationComesFirst() {
		this.heard.user(0, PHONE);
		Identity before = this.heard.identify(1, 1, BSUID, PARENT);
		Identity merged = this.heard.identify(2, 2, PHONE, BSUID, PARENT);
		before.unkept().forEach((alias) -> this.heard.userIds().kept(alias, 101));
		merged.unkept().forEach((alias) -> this.heard.userIds().kept(alias, 100));
		assertThat(this.heard.identify(3, 3, BSUID).unkept()).extracting(Alias::alias).containsExactly(BSUID);
	}

	@Test
	void shouldNotUndoAMergerWhenItReadsTheOlderDecisionBehindIt() {
		this.heard.user(0, PHONE);
		Identity before = this.heard.identify(1, 1, BSUID, PARENT);
		this.heard.keep(this.heard.identify(2, 2, PHONE, BSUID, PARENT));
		this.heard.keep(before);
		UserIds restarted = new UserIds();
		for (int i = 0; i < this.heard.log().size(); i++) {
			this.heard.userIds().read(this.heard.log().get(i).alias(), this.heard.log().get(i), i);
			restarted.read(this.heard.log().get(i).alias(), this.heard.log().get(i), i);
		}
		assertThat(this.heard.identify(3, 3, BSUID).userId()).isEqualTo(PHONE);
		Identity after = restarted.identify(Who.person(BSUID), Heard.START.plusSeconds(3), Heard.START);
		assertThat(after.userId()).isEqualTo(PHONE);
		assertThat(after.unkept()).extracting(Alias::alias).contains(BSUID);
	}

	@Test
	void shouldFollowAnotherInstance() {
		this.heard.user(0, BSUID);
		this.heard.userIds().read(BSUID, new Alias(BSUID, PHONE, Heard.START.plusSeconds(1)), 100);
		assertThat(this.heard.user(2, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldForgetARemovedAlias() {
		this.heard.user(0, PHONE, BSUID);
		this.heard.userIds().read(BSUID, null, 100);
		assertThat(this.heard.user(1, BSUID)).isEqualTo(BSUID);
	}

	@Test
	void shouldGiveOneAnswerWhereTwoInstancesMadeACircle() {
		this.heard.userIds().read(BSUID, new Alias(BSUID, PHONE, Heard.START), 0);
		this.heard.userIds().read(PHONE, new Alias(PHONE, BSUID, Heard.START), 0);
		assertThat(this.heard.user(1, BSUID)).isEqualTo(this.heard.user(1, PHONE));
	}

}
