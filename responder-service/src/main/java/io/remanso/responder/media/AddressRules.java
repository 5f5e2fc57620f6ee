package io.remanso.responder.media;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * From where files may be fetched: the addresses come with the users' messages, so only
 * the gateways' hosts will do, over TLS, and none within our own network. The gateways'
 * own base URLs were set by whoever runs us: they may be anywhere.
 */
public final class AddressRules {

	private final Set<String> origins;

	private final List<String> hosts;

	private final boolean privateToo;

	private final Resolver resolver;

	/**
	 * Rules.
	 * @param baseUrls of the gateways
	 * @param hosts names of hosts, good for their subdomains too
	 * @param privateToo whether private ranges and plain HTTP are allowed at those hosts
	 */
	public AddressRules(Collection<URI> baseUrls, List<String> hosts, boolean privateToo, Resolver resolver) {
		this.origins = baseUrls.stream().map(AddressRules::origin).collect(Collectors.toUnmodifiableSet());
		this.hosts = List.copyOf(hosts);
		this.privateToo = privateToo;
		this.resolver = resolver;
	}

	boolean permits(URI address) {
		String host = address.getHost();
		if (host == null || address.getUserInfo() != null) {
			return false;
		}
		if (this.origins.contains(origin(address))) {
			return true;
		}
		return isListed(host.toLowerCase(Locale.ROOT)) && (this.privateToo || (isSecure(address) && isPublic(host)));
	}

	private boolean isListed(String host) {
		return this.hosts.stream().anyMatch((listed) -> host.equals(listed) || host.endsWith("." + listed));
	}

	private static boolean isSecure(URI address) {
		return "https".equalsIgnoreCase(address.getScheme());
	}

	private boolean isPublic(String host) {
		try {
			return Stream.of(this.resolver.resolve(host)).allMatch(AddressRules::isPublic);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	static boolean isPublic(InetAddress address) {
		if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress()) {
			return false;
		}
		byte[] bytes = address.getAddress();
		int first = bytes[0] & 0xff;
		int second = bytes[1] & 0xff;
		// 0.0.0.0/8, shared 100.64.0.0/10, benchmarks 198.18.0.0/15,
		// reserved 240.0.0.0/4; unique local fc00::/7.
		return (address instanceof Inet4Address) ? first != 0 && !(first == 100 && (second & 0xc0) == 64)
				&& !(first == 198 && (second & 0xfe) == 18) && first < 240 : (first & 0xfe) != 0xfc;
	}

	private static String origin(URI address) {
		String scheme = lower(address.getScheme());
		int port = (address.getPort() >= 0) ? address.getPort() : scheme.equals("https") ? 443 : 80;
		return scheme + "://" + lower(address.getHost()) + ":" + port;
	}

	private static String lower(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

	/** Finds a host's addresses. */
	@FunctionalInterface
	public interface Resolver {

		InetAddress[] resolve(String host) throws UnknownHostException;

	}

}
