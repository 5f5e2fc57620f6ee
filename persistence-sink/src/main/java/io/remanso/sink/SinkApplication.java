package io.remanso.sink;

import java.time.Clock;
import java.time.InstantSource;

import io.remanso.launch.Launch;
import io.remanso.sink.tool.Tools;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Topics in, tables out.
 */
@SpringBootApplication
@EnableScheduling
public class SinkApplication {

	/**
	 * The application, not yet started. It reads a configuration file of its own name, so
	 * that several workers can live in one JVM.
	 */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(SinkApplication.class).properties("spring.config.name=persistence-sink");
	}

	/** Run it alone, or one of its commands. */
	public static void main(String[] args) {
		if (Tools.named(args)) {
			System.exit(Tools.run(args));
		}
		Launch.run("persistence-sink", builder(), args);
	}

	@Bean
	InstantSource clock() {
		return Clock.systemUTC();
	}

}
