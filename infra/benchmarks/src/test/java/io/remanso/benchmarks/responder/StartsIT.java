package io.remanso.benchmarks.responder;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class StartsIT {

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void shouldStartAndAnswerWithASingleCarrierWhileHundredsOfTurnsWait() {
		Starts.Result result = Starts.run(2, 500);
		assertThat(result.answered()).as("%s", result).isEqualTo(2);
	}

}
