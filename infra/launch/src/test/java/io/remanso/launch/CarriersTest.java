package io.remanso.launch;

import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CarriersTest {

	private final Properties properties = new Properties();

	@Test
	void shouldProvideMoreThanThereAreCores() {
		Carriers.provide(32, this.properties);
		assertThat(this.properties).containsEntry("jdk.virtualThreadScheduler.parallelism", "32");
	}

	@Test
	void shouldLeaveWhatWasSet() {
		this.properties.setProperty("jdk.virtualThreadScheduler.parallelism", "4");
		Carriers.provide(32, this.properties);
		assertThat(this.properties).containsEntry("jdk.virtualThreadScheduler.parallelism", "4");
	}

}
