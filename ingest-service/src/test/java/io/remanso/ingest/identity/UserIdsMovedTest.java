package io.remanso.ingest.identity;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers and ids that pass from one person to another, and people who change theirs.
 */
class UserIdsMovedTest {

	private static final String PHONE = "573000000001";

	private static final String OTHER_PHONE = "573000000002";

	private static final String THIRD_PHONE = "573000000003";

	private static final String BSUID = "CO.1001";

	private static final String OTHER_BSUID = "CO.2002";

	private static final String THIRD_BSUID = "CO.3003";

	private static final String PARENT = "CO.ENT.1001";

	private static final String OTHER_PARENT = "CO.ENT.2002";

	private static final String LID = "90000000000001@lid";

	private static final String OTHER_LID = "90000000000002@lid";

	private final Heard heard = new Heard();

	@Test
	void shouldFollowAnIdThatChanged() {
		this.heard.user(0, PHONE, BSUID);
		assertThat(this.heard.moved(1, List.of(BSUID), List.of(OTHER_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(2, OTHER_BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldFollowANumberThatChanged() {
		this.heard.user(0, PHONE);
		assertThat(this.heard.moved(1, List.of(PHONE), List.of(OTHER_PHONE))).isEqualTo(PHONE);
		assertThat(this.heard.user(2, OTHER_PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotMergeWhoChangesANumberWithWhoHadItBefore() {
		this.heard.user(0, PHONE, OTHER_BSUID);
		assertThat(this.heard.moved(1, List.of(PHONE, BSUID), List.of(OTHER_PHONE, THIRD_BSUID))).isNotEqualTo(PHONE);
		assertThat(this.heard.user(2, OTHER_BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldFollowANumberWhoseOwnersNewIdTheNewsNames() {
		this.heard.user(0, PHONE, BSUID);
		assertThat(this.heard.moved(1, List.of(PHONE), List.of(OTHER_PHONE, OTHER_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(2, OTHER_PHONE, OTHER_BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldMergeWhatWroteUnderItsNewIdsBeforeTheNewsOfThemCame() {
		this.heard.user(0, PHONE, BSUID);
		this.heard.user(1, OTHER_PHONE, OTHER_BSUID);
		this.heard.moved(2, List.of(BSUID), List.of(OTHER_BSUID));
		assertThat(this.heard.user(3, OTHER_PHONE)).isEqualTo(PHONE);
		assertThat(this.heard.identify(1, 4, OTHER_BSUID).userId()).isEqualTo(OTHER_PHONE);
	}

	@Test
	void shouldMergeWhatWroteUnderItsNewNumberAndIdBeforeTheNewsOfThemCame() {
		this.heard.user(0, PHONE, BSUID);
		this.heard.user(1, OTHER_PHONE, OTHER_BSUID);
		assertThat(this.heard.moved(2, List.of(OTHER_PHONE, BSUID), List.of(OTHER_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(3, OTHER_PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotGiveANumbersNewOwnerTheOldOnesChat() {
		this.heard.user(0, PHONE, BSUID);
		assertThat(this.heard.user(1, PHONE, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(this.heard.user(2, PHONE, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(this.heard.user(3, OTHER_BSUID)).isEqualTo(OTHER_BSUID);
		assertThat(this.heard.user(4, PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldKnowAUserByOnePersonalIdThoughAnotherHasChanged() {
		this.heard.user(0, PHONE, BSUID, PARENT);
		assertThat(this.heard.user(1, PHONE, BSUID, OTHER_PARENT)).isEqualTo(PHONE);
		assertThat(this.heard.user(2, PHONE, OTHER_BSUID, OTHER_PARENT)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotTakeTwoNumbersForOnePerson() {
		this.heard.user(0, PHONE);
		this.heard.user(1, OTHER_PHONE);
		assertThat(this.heard.user(2, PHONE, OTHER_PHONE)).isEqualTo(PHONE);
		assertThat(this.heard.user(3, OTHER_PHONE)).isEqualTo(OTHER_PHONE);
		assertThat(this.heard.user(4, PHONE, THIRD_PHONE)).isEqualTo(PHONE);
		assertThat(this.heard.user(5, THIRD_PHONE)).isEqualTo(THIRD_PHONE);
	}

	@Test
	void shouldNotMergeWhoChangesToANumberWithWhoMovedOnFromIt() {
		this.heard.user(0, PHONE, BSUID);
		this.heard.user(1, OTHER_PHONE, OTHER_BSUID);
		this.heard.moved(2, List.of(OTHER_PHONE), List.of(THIRD_PHONE));
		assertThat(this.heard.moved(3, List.of(PHONE), List.of(OTHER_PHONE))).isEqualTo(PHONE);
		assertThat(this.heard.user(4, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
		assertThat(this.heard.user(5, THIRD_PHONE)).isEqualTo(OTHER_PHONE);
		assertThat(this.heard.user(6, OTHER_PHONE, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotMergeWhoChangesToANumberWithWhoLeftItSilently() {
		this.heard.user(0, OTHER_PHONE, OTHER_BSUID);
		this.heard.user(1, PHONE, BSUID);
		assertThat(this.heard.moved(2, List.of(PHONE, BSUID), List.of(OTHER_PHONE, THIRD_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(3, OTHER_PHONE, THIRD_BSUID)).isEqualTo(PHONE);
		assertThat(this.heard.user(4, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
		assertThat(this.heard.user(5, BSUID)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotGiveWhoLeftANumberSilentlyTheChatOfWhoChangesToIt() {
		this.heard.user(0, PHONE, BSUID);
		this.heard.user(1, OTHER_PHONE, OTHER_BSUID);
		assertThat(this.heard.moved(2, List.of(PHONE, BSUID), List.of(OTHER_PHONE, THIRD_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(3, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
	}

	@Test
	void shouldTellTheFormerOwnerByWhatTheMoverIsKnownBy() {
		this.heard.user(0, OTHER_PHONE, OTHER_BSUID);
		this.heard.user(1, PHONE, BSUID);
		assertThat(this.heard.moved(2, List.of(PHONE), List.of(OTHER_PHONE))).isEqualTo(PHONE);
		assertThat(this.heard.user(3, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
		assertThat(this.heard.user(4, PHONE)).isEqualTo(PHONE);
	}

	@Test
	void shouldNotMergeWhoseIdChangedWithTheFormerOwnerOfTheirNumber() {
		this.heard.user(0, OTHER_PHONE, OTHER_BSUID);
		this.heard.user(1, PHONE, BSUID);
		assertThat(this.heard.moved(2, List.of(OTHER_PHONE, BSUID), List.of(THIRD_BSUID))).isEqualTo(PHONE);
		assertThat(this.heard.user(3, THIRD_BSUID)).isEqualTo(PHONE);
		assertThat(this.heard.user(4, OTHER_BSUID)).isEqualTo(OTHER_PHONE);
	}

	@Test
	void shouldGiveAMessageToItsIdsUserNotToItsNumbers() {
		this.heard.user(0, PHONE, LID);
		this.heard.user(1, BSUID, OTHER_LID);
		assertThat(this.heard.user(2, PHONE, BSUID)).isEqualTo(BSUID);
		assertThat(this.heard.user(3, LID)).isEqualTo(PHONE);
	}

}
