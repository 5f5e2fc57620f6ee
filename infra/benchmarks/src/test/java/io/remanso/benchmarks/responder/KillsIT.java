package io.remanso.benchmarks.responder;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class KillsIT {

	@Test
	@Timeout(value = 3, unit = TimeUnit.MINUTES)
	void shouldNeitherLoseNorRepeatAnythingWhenKilledFiveTimesUnderLoad() {
		Kills.Result result = Kills.run(5, 7);
		assertThat(result.duplicateReplies()).as("%s", result).isZero();
		assertThat(result.lost()).as("%s", result).isZero();
		assertThat(result.secondEnds()).as("%s", result).isZero();
		assertThat(result.repeatedModelCalls()).as("%s", result).isLessThanOrEqualTo(result.unrecordedAtKills());
	}

}
