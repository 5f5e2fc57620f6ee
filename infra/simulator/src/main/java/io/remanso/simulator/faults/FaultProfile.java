package io.remanso.simulator.faults;

import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * How one API behaves. The rates are shares of all calls between 0 and 1; together they
 * must not exceed 1, since one call suffers one fault at most.
 *
 * @param errorCode the API's own code, or null for the one that fits the status
 * @param path only calls whose path contains this suffer; empty for all
 * @param calls how many calls suffer before all is well again; 0 for no end
 */
public record FaultProfile(Latency latency, double errorRate, int errorStatus, @Nullable String errorCode,
		double refuseRate, double hangRate, double lostAnswerRate, String path, int calls) {

	/** All is well, and at once. */
	public static final FaultProfile NONE = new FaultProfile(Latency.NONE, 0, 500, null, 0, 0, 0, "", 0);

	public FaultProfile {
		double sum = errorRate + refuseRate + hangRate + lostAnswerRate;
		if (errorRate < 0 || refuseRate < 0 || hangRate < 0 || lostAnswerRate < 0 || sum > 1) {
			throw new IllegalArgumentException("Rates must be at least 0 and sum up to at most 1");
		}
		if (errorStatus < 400 || errorStatus > 599) {
			throw new IllegalArgumentException("No error status: " + errorStatus);
		}
	}

	public static FaultProfile slow(Latency latency) {
		return NONE.withLatency(latency);
	}

	public static FaultProfile failing(double rate, int status) {
		return new FaultProfile(Latency.NONE, rate, status, null, 0, 0, 0, "", 0);
	}

	public static FaultProfile refusing(double rate) {
		return new FaultProfile(Latency.NONE, 0, 500, null, rate, 0, 0, "", 0);
	}

	public static FaultProfile hanging(double rate) {
		return new FaultProfile(Latency.NONE, 0, 500, null, 0, rate, 0, "", 0);
	}

	public static FaultProfile losingAnswers(double rate) {
		return new FaultProfile(Latency.NONE, 0, 500, null, 0, 0, rate, "", 0);
	}

	public FaultProfile withLatency(Latency newLatency) {
		return new FaultProfile(newLatency, this.errorRate, this.errorStatus, this.errorCode, this.refuseRate,
				this.hangRate, this.lostAnswerRate, this.path, this.calls);
	}

	public FaultProfile withErrorCode(String code) {
		return new FaultProfile(this.latency, this.errorRate, this.errorStatus, code, this.refuseRate, this.hangRate,
				this.lostAnswerRate, this.path, this.calls);
	}

	/** The same for calls only whose path contains the given text. */
	public FaultProfile only(String pathPart) {
		return new FaultProfile(this.latency, this.errorRate, this.errorStatus, this.errorCode, this.refuseRate,
				this.hangRate, this.lostAnswerRate, pathPart, this.calls);
	}

	/** The same, but for the next calls only. */
	public FaultProfile times(int nextCalls) {
		return new FaultProfile(this.latency, this.errorRate, this.errorStatus, this.errorCode, this.refuseRate,
				this.hangRate, this.lostAnswerRate, this.path, nextCalls);
	}

	Decision sample(RandomGenerator random) {
		return new Decision(this.latency.sample(random), fault(random.nextDouble()));
	}

	private Fault fault(double drawn) {
		if (drawn < this.errorRate) {
			return new Fault.Failure(this.errorStatus, this.errorCode);
		}
		if (drawn < this.errorRate + this.refuseRate) {
			return new Fault.Refusal();
		}
		if (drawn < this.errorRate + this.refuseRate + this.hangRate) {
			return new Fault.Hang();
		}
		if (drawn < this.errorRate + this.refuseRate + this.hangRate + this.lostAnswerRate) {
			return new Fault.LostAnswer();
		}
		return new Fault.None();
	}

}
