package io.remanso.responder.recovery;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.responder.partition.FailedPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows which parts a gateway took and then could not deliver. A turn that has ended
 * stays as it ended: nobody would see it otherwise. What came while no worker owned the
 * partition is not shown.
 */
public final class FailedParts {

	private static final Logger logger = LoggerFactory.getLogger(FailedParts.class);

	// Another system may send by our number, with words of its own that are not to be
	// logged.
	private static final Pattern OURS = Pattern
		.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}/(\\d{1,4}|apology)");

	private final MeterRegistry meters;

	public FailedParts(MeterRegistry meters) {
		this.meters = meters;
	}

	void show(FailedPart part) {
		if (OURS.matcher(part.name()).matches()) {
			String code = Objects.toString(part.errorCode(), "none");
			String gateway = part.gateway().name().toLowerCase(Locale.ROOT);
			this.meters.counter("remanso.parts.failed", "gateway", gateway, "code", code).increment();
			logger.warn("part {} was taken by {} and could not be delivered, code {}", part.name(), gateway, code);
		}
	}

}
