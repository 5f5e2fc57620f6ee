package io.remanso.responder.lifetime;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a lifetime means on a day.
 *
 * @param kind what is to be done
 * @param daysLeft until the end, negative after it; not a number where none is told
 * @param detail for people
 */
record Standing(Kind kind, double daysLeft, String detail) {

	// Long enough to try another model with one's own users, and some holidays.
	private static final long NOTICE = 60;

	static final Standing UNTOLD = new Standing(Kind.UNTOLD, Double.NaN, "nobody tells how long it is served");

	enum Kind {

		/** Nothing, since nothing is known. */
		UNTOLD,

		/** Nothing. */
		FINE,

		/** Another is to be chosen in time. */
		ENDING,

		/** Another is to be chosen now. */
		ENDED;

		/** Whether people have to do something. */
		boolean isBad() {
			return this == ENDING || this == ENDED;
		}

	}

	static Standing of(Lifetime lifetime, LocalDate today) {
		return switch (lifetime) {
			case Lifetime.Untold _ -> UNTOLD;
			case Lifetime.Open _ -> new Standing(Kind.FINE, Double.NaN, "served, and no end is told");
			case Lifetime.Gone(String detail) -> new Standing(Kind.ENDED, Double.NaN, detail);
			case Lifetime.Until(LocalDate day) -> until(day, ChronoUnit.DAYS.between(today, day));
		};
	}

	private static Standing until(LocalDate day, long left) {
		if (left < 0) {
			return new Standing(Kind.ENDED, left, "its last day was %s, %d days ago".formatted(day, -left));
		}
		Kind kind = (left <= NOTICE) ? Kind.ENDING : Kind.FINE;
		return new Standing(kind, left, "its last day is %s, %d days from now".formatted(day, left));
	}

}
