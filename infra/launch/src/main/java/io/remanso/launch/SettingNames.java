package io.remanso.launch;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Translates properties back into the environment variables that people set. The
 * configuration files name them: {@code server.port: ${PORT:8080}}.
 */
public final class SettingNames {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}].*", Pattern.DOTALL);

	static final List<String> PORTS = List.of("server.port", "management.server.port");

	private static final Map<Class<?>, String> SHAPES = Map.of(Duration.class,
			"write a time with its unit, such as 500ms, 5s, 10m or 1h", DataSize.class,
			"write a size with its unit, such as 256KB or 3MB", Integer.class, "write a whole number", Long.class,
			"write a whole number", Boolean.class, "write true or false", ZoneId.class,
			"write a time zone, such as America/Bogota", URI.class, "write an address, such as https://api.example/v1");

	private final ConfigurableEnvironment environment;

	public SettingNames(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/** The variable that sets this port, so far as one does. */
	String ofPort(int port) {
		return PORTS.stream()
			.filter((property) -> Integer.toString(port).equals(this.environment.getProperty(property)))
			.map(this::of)
			.findFirst()
			.orElse("PORT");
	}

	/** The variable that sets this property, or else the property's own name. */
	String of(String property) {
		return this.environment.getPropertySources()
			.stream()
			.map((source) -> VARIABLE.matcher(String.valueOf(source.getProperty(property))))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.findFirst()
			.orElse(property);
	}

	/** What is wrong with the value that could not be used. */
	String unusable(BindException failure) {
		String name = of(failure.getName().toString());
		String value = this.environment.getProperty(name);
		return name + ((value != null) ? ": '%s'".formatted(value) : "") + " cannot be used, "
				+ shape(failure.getTarget().getType().resolve());
	}

	private static String shape(@Nullable Class<?> type) {
		if (type == null) {
			return "see README.md";
		}
		if (type.isEnum()) {
			return "write " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(" or "));
		}
		return SHAPES.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "see README.md");
	}

}
