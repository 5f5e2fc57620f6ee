package io.remanso.simulator;

import java.time.Duration;

import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fault profiles as JSON; what is left out is as when all is well. */
final class FaultsJson {

	private FaultsJson() {
	}

	static FaultProfile read(JsonNode json) {
		String code = json.hasNonNull("errorCode") ? json.path("errorCode").asString() : null;
		return new FaultProfile(latency(json.path("latency")), json.path("errorRate").asDouble(0),
				json.path("errorStatus").asInt(500), code, json.path("refuseRate").asDouble(0),
				json.path("hangRate").asDouble(0), json.path("lostAnswerRate").asDouble(0),
				json.path("path").asString(""), json.path("calls").asInt(0));
	}

	private static Latency latency(JsonNode json) {
		if (json.has("p50Ms")) {
			long p50 = json.path("p50Ms").asLong();
			return Latency.logNormal(Duration.ofMillis(p50), Duration.ofMillis(json.path("p99Ms").asLong(p50)));
		}
		return Latency.fixed(Duration.ofMillis(json.path("fixedMs").asLong(0)));
	}

	static ObjectNode write(FaultProfile profile) {
		ObjectNode latency = switch (profile.latency()) {
			case Latency.Fixed fixed -> Json.object("fixedMs", fixed.duration().toMillis());
			case Latency.LogNormal shape ->
				Json.object("p50Ms", shape.p50().toMillis(), "p99Ms", shape.p99().toMillis());
		};
		return Json.object("latency", latency, "errorRate", profile.errorRate(), "errorStatus", profile.errorStatus(),
				"errorCode", profile.errorCode(), "refuseRate", profile.refuseRate(), "hangRate", profile.hangRate(),
				"lostAnswerRate", profile.lostAnswerRate(), "path", profile.path(), "calls", profile.calls());
	}

}
