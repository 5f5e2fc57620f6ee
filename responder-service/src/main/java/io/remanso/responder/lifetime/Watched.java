package io.remanso.responder.lifetime;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dependency and what was last told of it: an answer stays good where a later
 * question gets none. A change is logged once.
 */
final class Watched {

	private static final Logger logger = LoggerFactory.getLogger(Lifetimes.class);

	private final Dependency dependency;

	private final InstantSource clock;

	private volatile Lifetime known = new Lifetime.Untold();

	// Only of the thread that looks.
	private Standing.Kind logged = Standing.Kind.FINE;

	Watched(Dependency dependency, InstantSource clock, MeterRegistry meters) {
		this.dependency = dependency;
		this.clock = clock;
		Tags tags = Tags.of("name", dependency.name(), "setting", dependency.setting());
		meters.gauge("remanso.lifetime.days_left", tags, this, (it) -> it.standing().daysLeft());
		meters.gauge("remanso.lifetime.ended", tags, this,
				(it) -> (it.standing().kind() == Standing.Kind.ENDED) ? 1 : 0);
	}

	void look() throws InterruptedException {
		Lifetime told = told();
		if (!(told instanceof Lifetime.Untold)) {
			this.known = told;
		}
		log(standing());
	}

	// What an exception says may hold what was asked with, a token say.
	private Lifetime told() throws InterruptedException {
		try {
			return this.dependency.check().ask();
		}
		catch (RuntimeException ex) {
			logger.info("{} could not be asked about: {}", this.dependency.name(), ex.getClass().getSimpleName());
			return new Lifetime.Untold();
		}
	}

	private void log(Standing standing) {
		if (standing.kind() == this.logged) {
			return;
		}
		if (standing.kind().isBad()) {
			logger.warn("{}: {}; set {} to another", this.dependency.name(), standing.detail(),
					this.dependency.setting());
		}
		else {
			logger.info("{}: {}", this.dependency.name(), standing.detail());
		}
		this.logged = standing.kind();
	}

	boolean isTold() {
		return !(this.known instanceof Lifetime.Untold);
	}

	/** What is known means another thing each day. */
	Standing standing() {
		return Standing.of(this.known, LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC));
	}

	String title() {
		return "%s (%s)".formatted(this.dependency.name(), this.dependency.setting());
	}

}
