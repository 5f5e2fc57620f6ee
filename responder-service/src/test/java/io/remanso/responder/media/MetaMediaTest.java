package io.remanso.responder.media;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.media.Medium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetaMediaTest {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final FakeTime time = new FakeTime();

	private final URI base = URI.create(this.simulator.metaBaseUrl());

	private final MediaSource media = new MetaMedia(
			new Downloads(new AddressRules(List.of(this.base), List.of(), false, InetAddress::getAllByName),
					Duration.ofSeconds(1)),
			this.base, "meta-token", Duration.ofSeconds(5), this.time.waiting().clock());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldTellTheSizeBeforeAnythingIsFetched() throws Exception {
		Medium medium = this.simulator.media().put("image/png", TestFiles.picture(12_345));
		RemoteFile file = this.media.find(named(medium.id()), this.time.in(Duration.ofMinutes(1)));
		assertThat(file.size()).isEqualTo(12_345);
		assertThat(this.simulator.ledger().calls(Api.META)).hasSize(1);
		assertThat(file.fetching().fetch(12_345, this.time.in(Duration.ofMinutes(1)))).isEqualTo(medium.bytes());
	}

	@Test
	void shouldSayThatAFileIsGone() {
		assertThatThrownBy(() -> this.media.find(named("4711"), this.time.in(Duration.ofMinutes(1))))
			.isInstanceOf(MissingMediumException.class);
	}

	private static Content.Media named(String id) {
		return new Content.Media(MediaKind.IMAGE, id, null, "image/png", null, null, null, null, null);
	}

}
