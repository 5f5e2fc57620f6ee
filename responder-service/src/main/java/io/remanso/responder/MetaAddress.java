package io.remanso.responder;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where Meta's API is called: a base URL that ends in a version keeps it, since that is
 * how it was set before the version had a setting of its own.
 */
final class MetaAddress {

	private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+");

	private MetaAddress() {
	}

	static URI of(URI baseUrl, String version) {
		String address = baseUrl.toString().strip().replaceAll("/+$", "");
		if (VERSION.matcher(lastSegment(address)).matches()) {
			return URI.create(address);
		}
		if (!VERSION.matcher(version.strip()).matches()) {
			throw new MissingSettingException(
					"META_API_VERSION=%s is no version of Meta's API: use one such as v26.0".formatted(version));
		}
		return URI.create(address + "/" + version.strip());
	}

	/** The version at the end of such an address. */
	static String version(URI address) {
		return lastSegment(address.toString());
	}

	private static String lastSegment(String address) {
		return address.substring(address.lastIndexOf('/') + 1);
	}

}
