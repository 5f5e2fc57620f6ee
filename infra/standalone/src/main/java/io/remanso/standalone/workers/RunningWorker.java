package io.remanso.standalone.workers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.remanso.launch.SettingNames;
import io.remanso.launch.StartFailure;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * A worker in an application context of its own, configured as it is alone, by the files
 * of its own name. As a health indicator it shows its readiness to another context.
 */
final class RunningWorker implements HealthIndicator, AutoCloseable {

	private final Worker worker;

	private final Map<String, String> settings;

	private final AtomicReference<@Nullable ConfigurableApplicationContext> context = new AtomicReference<>();

	private final AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>(
			new StandardEnvironment());

	RunningWorker(Worker worker, Map<String, String> settings) {
		this.worker = worker;
		this.settings = Map.copyOf(settings);
	}

	String name() {
		return this.worker.name();
	}

	void start() {
		run(application(WebApplicationType.NONE));
	}

	void startWithWeb(List<RunningWorker> others) {
		SpringApplication application = application(WebApplicationType.SERVLET);
		application.addInitializers(new JointReadiness(others));
		run(application);
	}

	private SpringApplication application(WebApplicationType type) {
		SpringApplication application = new SpringApplication(this.worker.sources().toArray(Class<?>[]::new));
		application.setWebApplicationType(type);
		application.setBannerMode(Banner.Mode.OFF);
		application.setRegisterShutdownHook(false);
		application.addInitializers((context) -> this.environment.set(context.getEnvironment()));
		// Four contexts share one logging system, which logback.xml configures.
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList());
		return application;
	}

	private void run(SpringApplication application) {
		try {
			this.context.set(application.run(arguments()));
		}
		catch (RuntimeException ex) {
			SettingNames names = new SettingNames(this.environment.get());
			throw new WorkerFailedException(StartFailure.known(ex, names)
				.orElseGet(() -> name() + " did not start: " + StartFailure.line(ex, names)), ex);
		}
	}

	private String[] arguments() {
		Stream<String> shared = this.settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue());
		return Stream
			.concat(Stream.of("--spring.config.name=" + name()),
					Stream.concat(shared, this.worker.arguments().stream()))
			.toArray(String[]::new);
	}

	boolean isReady() {
		return health().getStatus().equals(Status.UP);
	}

	@Override
	public Health health() {
		ConfigurableApplicationContext current = this.context.get();
		if (current == null || !current.isActive()) {
			return Health.outOfService().withDetail("reason", "not started").build();
		}
		return Readiness.of(current);
	}

	@Override
	public void close() {
		ConfigurableApplicationContext current = this.context.getAndSet(null);
		if (current != null) {
			current.close();
		}
	}

}
