package io.remanso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchTest {

	@Test
	void shouldGiveEveryWorkerItsSettingsFromFilesToo(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("OPENAI_API_KEY"), "from-a-file");
		CompletableFuture<ConfigurableApplicationContext> started = new CompletableFuture<>();
		ApplicationListener<ApplicationStartedEvent> listener = (event) -> started
			.complete(event.getApplicationContext());
		Launch.run("worker",
				new SpringApplicationBuilder(Worker.class).web(WebApplicationType.NONE).listeners(listener),
				"--SECRETS_DIR=" + folder);
		try (ConfigurableApplicationContext context = started.join()) {
			assertThat(context.getEnvironment().getProperty("OPENAI_API_KEY")).isEqualTo("from-a-file");
		}
	}

	static final class Worker {

	}

}
