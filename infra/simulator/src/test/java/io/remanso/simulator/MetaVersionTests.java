package io.remanso.simulator;

import java.util.Optional;

import io.remanso.simulator.meta.MetaOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each answer names the version that it was served by. */
class MetaVersionTests {

	private static final String NUMBER = "100000000000001";

	private final Simulator simulator = Simulator
		.start(SimulatorOptions.defaults().with(new MetaOptions("secret", NUMBER, null, false, 0)));

	private final Caller meta = new Caller(this.simulator.metaBaseUrl(), "secret");

	@AfterEach
	void stop() {
		this.meta.close();
		this.simulator.close();
	}

	@Test
	void shouldServeTheVersionThatIsAskedFor() throws Exception {
		assertThat(served("/v25.0/" + NUMBER)).contains("v25.0");
		assertThat(this.meta.get("/v25.0/" + NUMBER).json().path("id").asString()).isEqualTo(NUMBER);
	}

	@Test
	void shouldServeTheOldestLivingVersionInPlaceOfADeadOne() throws Exception {
		this.simulator.meta().setOldestVersion("v25.0");
		assertThat(served("/v9.0/" + NUMBER)).contains("v25.0");
		assertThat(served("/v26.0/" + NUMBER)).contains("v26.0");
	}

	@Test
	void shouldNameItInErrorsToo() throws Exception {
		assertThat(served("/v25.0/999")).contains("v25.0");
	}

	private Optional<String> served(String path) throws Exception {
		return this.meta.get(path).header("facebook-api-version");
	}

}
