package io.remanso.responder.media;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRulesTest {

	private static final URI BASE = URI.create("http://127.0.0.1:9090/whapi");

	@Test
	void shouldPermitAGatewaysHostsAndTheirSubdomains() {
		assertThat(permits("https://whapi.cloud/x", "93.184.216.34")).isTrue();
		assertThat(permits("https://files.WHAPI.cloud/x", "93.184.216.34")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/x", "https://whapi.cloud.evil.example/x",
			"https://evilwhapi.cloud/x", "http://whapi.cloud/x", "https://user@whapi.cloud/x", "file:///etc/passwd",
			"https:///x", "http://127.0.0.1:9091/x", "https://127.0.0.1:9090/x" })
	void shouldPermitNothingElse(String address) {
		assertThat(permits(address, "93.184.216.34")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
			"198.18.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "fd12::1", "::",
			"::ffff:10.0.0.1" })
	void shouldNeverReachIntoOurOwnNetwork(String resolved) {
		assertThat(permits("https://whapi.cloud/x", resolved)).isFalse();
	}

	@Test
	void shouldPermitTheGatewaysOwnBaseWhereverItIs() {
		assertThat(permits("http://127.0.0.1:9090/files/1", "127.0.0.1")).isTrue();
	}

	@Test
	void shouldPermitPrivateRangesWhereTheyAreAllowed() throws UnknownHostException {
		InetAddress local = InetAddress.getByName("10.0.0.1");
		AddressRules rules = new AddressRules(List.of(), List.of("whapi.cloud"), true,
				(_) -> new InetAddress[] { local });
		assertThat(rules.permits(URI.create("http://whapi.cloud/x"))).isTrue();
		assertThat(rules.permits(URI.create("http://evil.example/x"))).isFalse();
	}

	@Test
	void shouldNotPermitAHostThatNobodyKnows() {
		AddressRules rules = new AddressRules(List.of(), List.of("whapi.cloud"), false, (host) -> {
			throw new UnknownHostException(host);
		});
		assertThat(rules.permits(URI.create("https://whapi.cloud/x"))).isFalse();
	}

	private static boolean permits(String address, String resolved) {
		AddressRules rules = new AddressRules(List.of(BASE), List.of("whapi.cloud"), false,
				(_) -> new InetAddress[] { InetAddress.getByName(resolved) });
		return rules.permits(URI.create(address));
	}

}
