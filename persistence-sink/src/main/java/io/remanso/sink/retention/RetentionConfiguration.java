package io.remanso.sink.retention;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The clean-up.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {

	@Bean
	RetentionJob retentionJob(JdbcTemplate jdbc, RetentionSettings settings, InstantSource clock,
			MeterRegistry registry) {
		return new RetentionJob(jdbc, settings, clock, registry);
	}

	@Bean
	WaitingWatch waitingWatch(JdbcTemplate jdbc, RetentionSettings settings, InstantSource clock,
			MeterRegistry registry) {
		return new WaitingWatch(jdbc, settings.waitingLimit(), clock, registry);
	}

}
