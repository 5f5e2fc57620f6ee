package io.remanso.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.remanso.simulator.ledger.Api;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTests {

	private static final Incoming CALL = new Incoming(Api.OPENAI, "POST", "/responses", "", "hola");

	private static List<Decision> decisions(Faults faults, int number) {
		return IntStream.range(0, number).mapToObj((i) -> faults.decide(CALL)).toList();
	}

	@Test
	void shouldRepeatWithTheSameSeed() {
		FaultProfile profile = FaultProfile.failing(0.3, 500)
			.withLatency(Latency.logNormal(Duration.ofMillis(100), Duration.ofSeconds(1)));
		Faults one = new Faults(7);
		Faults other = new Faults(7);
		Faults different = new Faults(8);
		one.set(Api.OPENAI, profile);
		other.set(Api.OPENAI, profile);
		different.set(Api.OPENAI, profile);

		List<Decision> decided = decisions(one, 200);

		assertThat(decisions(other, 200)).isEqualTo(decided);
		assertThat(decisions(different, 200)).isNotEqualTo(decided);
	}

	@Test
	void shouldFailAsOftenAsOrdered() {
		Faults faults = new Faults(1);
		faults.set(Api.OPENAI, new FaultProfile(Latency.NONE, 0.2, 503, null, 0.1, 0.05, 0.15, "", 0));

		List<Fault> decided = decisions(faults, 20_000).stream().map(Decision::fault).toList();

		assertThat(share(decided, Fault.Failure.class)).isBetween(0.19, 0.21);
		assertThat(share(decided, Fault.Refusal.class)).isBetween(0.09, 0.11);
		assertThat(share(decided, Fault.Hang.class)).isBetween(0.045, 0.055);
		assertThat(share(decided, Fault.LostAnswer.class)).isBetween(0.14, 0.16);
	}

	private static double share(List<Fault> faults, Class<? extends Fault> kind) {
		return (double) faults.stream().filter(kind::isInstance).count() / faults.size();
	}

	@Test
	void shouldHaveTheOrderedQuantiles() {
		Latency latency = Latency.logNormal(Duration.ofMillis(800), Duration.ofMillis(4000));
		SplittableRandom random = new SplittableRandom(3);

		List<Duration> sorted = IntStream.range(0, 50_000).mapToObj((i) -> latency.sample(random)).sorted().toList();

		assertThat(sorted.get(25_000)).isBetween(Duration.ofMillis(770), Duration.ofMillis(830));
		assertThat(sorted.get(49_500)).isBetween(Duration.ofMillis(3700), Duration.ofMillis(4300));
		assertThat(sorted.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(40));
	}

	@Test
	void shouldSufferForTheNextCallsOnly() {
		Faults faults = new Faults(1);
		faults.set(Api.OPENAI, FaultProfile.refusing(1).times(2));

		assertThat(decisions(faults, 4)).extracting(Decision::fault)
			.containsExactly(new Fault.Refusal(), new Fault.Refusal(), new Fault.None(), new Fault.None());
		assertThat(faults.of(Api.OPENAI)).isEqualTo(FaultProfile.NONE);
	}

	@Test
	void shouldSpareOtherPathsAndApis() {
		Faults faults = new Faults(1);
		faults.set(Api.OPENAI, FaultProfile.refusing(1).only("/audio"));

		assertThat(faults.decide(CALL).fault()).isEqualTo(new Fault.None());
		assertThat(faults.decide(new Incoming(Api.OPENAI, "POST", "/audio/speech", "", "")).fault())
			.isEqualTo(new Fault.Refusal());
		assertThat(faults.decide(new Incoming(Api.WHAPI, "POST", "/audio/speech", "", "")).fault())
			.isEqualTo(new Fault.None());
	}

	@Test
	void shouldAskTheHookFirst() {
		Faults faults = new Faults(1);
		faults.set(Api.OPENAI, FaultProfile.refusing(1));
		faults.latencyBy(Api.OPENAI, (call) -> Duration.ofSeconds(call.text().length()));

		assertThat(faults.decide(CALL)).isEqualTo(Decision.slow(Duration.ofSeconds(4)));
	}

	@Test
	void shouldRejectRatesThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> FaultProfile.failing(1.1, 500));
		assertThatIllegalArgumentException().isThrownBy(() -> FaultProfile.failing(0.5, 200));
	}

}
