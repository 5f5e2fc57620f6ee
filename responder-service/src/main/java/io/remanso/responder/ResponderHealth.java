package io.remanso.responder;

import java.time.Duration;
import java.util.Map;

import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.intake.PollLoop;
import io.remanso.responder.outcome.OutcomeWriter;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.recovery.SideTopics;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Live: the threads run and the poll loop goes round. Ready: the group has assigned
 * partitions, be they none, what is recorded of them is known, and nobody whom turns need
 * refuses our account: a restart would not mend that, and what waits would wait again.
 */
@Configuration(proxyBeanMethods = false)
class ResponderHealth {

	// A rebalance may hold the loop for some seconds; a minute means that it is stuck.
	private static final Duration STUCK = Duration.ofMinutes(1);

	@Bean
	HealthIndicator pollLoopHealthIndicator(PollLoop loop, OutcomeWriter writer, SideTopics sideTopics,
			Forgetting forgetting, Membership membership) {
		return () -> {
			boolean live = loop.isRunning() && writer.isRunning() && sideTopics.isRunning() && forgetting.isRunning()
					&& membership.sincePoll().compareTo(STUCK) < 0;
			return (live ? Health.up() : Health.down()).withDetail("sincePollMillis", membership.sincePoll().toMillis())
				.withDetail("activeUsers", loop.load().active())
				.build();
		};
	}

	@Bean
	HealthIndicator assignmentHealthIndicator(PollLoop loop) {
		return () -> (loop.isAssigned() && loop.isRecovered() ? Health.up() : Health.outOfService()).build();
	}

	@Bean
	HealthIndicator accountsHealthIndicator(Accounts accounts) {
		return () -> {
			Health.Builder health = accounts.refusals().isEmpty() ? Health.up() : Health.outOfService();
			accounts.refusals().forEach((name, why) -> health.withDetail(name, "account refused (" + why + ")"));
			return health.build();
		};
	}

	// Part of neither probe: an outage of theirs is over when it is, and holds no rollout
	// of ours up.
	@Bean
	HealthIndicator breakersHealthIndicator(Breakers breakers) {
		return () -> {
			Health.Builder health = breakers.open().isEmpty() ? Health.up() : Health.down();
			breakers.open().forEach((name, why) -> health.withDetail(name, "answers nobody (" + why + ")"));
			return health.build();
		};
	}

	// Part of neither probe: no restart helps, and the other users are answered.
	@Bean
	HealthIndicator outcomesHealthIndicator(OutcomeWriter writer) {
		return () -> {
			Map<String, Integer> stranded = writer.stranded();
			return (stranded.isEmpty() ? Health.up() : Health.down()).withDetail("usersWaitingForTopics", stranded)
				.build();
		};
	}

}
