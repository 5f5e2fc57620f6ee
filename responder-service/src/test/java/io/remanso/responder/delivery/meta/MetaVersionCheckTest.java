package io.remanso.responder.delivery.meta;

import java.net.URI;
import java.time.LocalDate;

import io.remanso.responder.lifetime.Lifetime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.payloads.MetaBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetaVersionCheckTest {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void shouldTellTheEndOfTheVersionThatServesUs() throws Exception {
		assertThat(lifetime("v23.0")).isEqualTo(new Lifetime.Until(LocalDate.parse("2027-10-08")));
	}

	@Test
	void shouldSeeThatAnotherServesUsInItsPlace() throws Exception {
		this.simulator.meta().setOldestVersion("v25.0");
		assertThat(lifetime("v23.0")).isEqualTo(new Lifetime.Gone("Meta serves v25.0 in its place"));
	}

	@Test
	void shouldKnowNoEndOfAVersionNewerThanItsList() throws Exception {
		assertThat(lifetime("v99.0")).isEqualTo(new Lifetime.Open());
	}

	@Test
	void shouldGoByItsListWhereMetaCannotBeAsked() throws Exception {
		this.simulator.close();
		assertThat(lifetime("v23.0")).isEqualTo(new Lifetime.Until(LocalDate.parse("2027-10-08")));
		assertThat(lifetime("v99.0")).isEqualTo(new Lifetime.Untold());
	}

	private Lifetime lifetime(String version) throws InterruptedException {
		return new MetaVersionCheck(URI.create(this.simulator.metaBaseUrl() + "/" + version), version, "meta",
				MetaBody.PHONE_NUMBER_ID)
			.ask();
	}

}
