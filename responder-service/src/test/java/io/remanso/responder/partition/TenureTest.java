package io.remanso.responder.partition;

import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenureTest {

	private final Tenure tenure = new Tenure(0, Instant.EPOCH);

	TenureTest() {
		this.tenure.progress().put("ended", TurnProgress.none(5));
		this.tenure.outcomesEnd(10);
		this.tenure.open();
		this.tenure.takeUp(3, "another");
	}

	@Test
	void shouldLetTheNextOwnerKnowOfARecoveredTurnThatIsNotReadAgainYet() {
		assertThat(this.tenure.commitPoint(Set.of(3L), 11)).isEqualTo(new CommitPoint(4, 5));
	}

	@Test
	void shouldNotKeepWhatLiesBeforeItsStartOnceAllIsRead() {
		this.tenure.caughtUp();
		assertThat(this.tenure.commitPoint(Set.of(3L), 11)).isEqualTo(new CommitPoint(4, 11));
	}

	@Test
	void shouldTakeForInheritedOnlyWhatWasThereBefore() {
		assertThat(this.tenure.mayBeInherited(1_000_000)).isTrue();
		this.tenure.inheritedUntil(4);
		assertThat(this.tenure.mayBeInherited(3)).isTrue();
		assertThat(this.tenure.mayBeInherited(4)).isFalse();
	}

}
