package io.remanso.standalone.page.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from the page itself. Another web page, open in the same
 * browser, may reach this address too: by its own requests, or under a name of its own
 * that it points here.
 *
 * @param method of the request
 * @param host the header {@code Host}
 * @param origin the header {@code Origin}
 * @param site the header {@code Sec-Fetch-Site}
 * @param mode the header {@code Sec-Fetch-Mode}
 */
record SameOrigin(String method, @Nullable String host, @Nullable String origin, @Nullable String site,
		@Nullable String mode) {

	// A foreign name may point here, an address may not: it is what the browser connects
	// to.
	private static final Pattern HERE = Pattern
		.compile("(?i)(localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");

	private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

	/** Why it is refused, or nothing. */
	Optional<String> refusal() {
		if (this.host == null || !HERE.matcher(this.host).matches()) {
			return Optional.of("the page answers to localhost or to an address, not to other names");
		}
		boolean reads = this.method.equals("GET") || this.method.equals("HEAD");
		if (reads ? isForeignRead() : isForeignWrite(this.host)) {
			return Optional.of("only the page itself may ask for this");
		}
		return Optional.empty();
	}

	// A link from elsewhere to the page is no harm.
	private boolean isForeignRead() {
		return this.site != null && !OWN_SITES.contains(this.site) && !"navigate".equals(this.mode);
	}

	// Browsers name the origin of everything that writes; older ones do not name the
	// site.
	private boolean isForeignWrite(String own) {
		return this.origin == null
				|| !this.origin.toLowerCase(Locale.ROOT).equals("http://" + own.toLowerCase(Locale.ROOT))
				|| (this.site != null && !this.site.equals("same-origin"));
	}

}
