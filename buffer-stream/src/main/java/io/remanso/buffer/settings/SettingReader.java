package io.remanso.buffer.settings;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Reads settings by their environment names, which the configuration file maps to
 * properties, and says which one is wrong.
 */
final class SettingReader {

	private static final String PREFIX = "remanso.buffer.";

	private final Environment environment;

	SettingReader(Environment environment) {
		this.environment = environment;
	}

	String text(String setting) {
		String value = optional(setting);
		if (value == null) {
			throw new SettingException(setting, "", "it must not be empty");
		}
		return value;
	}

	Duration duration(String setting) {
		return duration(setting, text(setting));
	}

	@Nullable Duration optionalDuration(String setting) {
		String value = optional(setting);
		return (value != null) ? duration(setting, value) : null;
	}

	int number(String setting, int least, int most) {
		String value = text(setting);
		try {
			int number = Integer.parseInt(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below, with the range.
		}
		throw new SettingException(setting, value, "write a whole number from %d to %d".formatted(least, most));
	}

	long bytes(String setting, long least, long most) {
		String value = text(setting);
		try {
			long bytes = DataSize.parse(value.replace(" ", "").replace("iB", "B")).toBytes();
			if (bytes >= least && bytes <= most) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// Said below, with the range.
		}
		throw new SettingException(setting, value,
				"write a size from %dKB to %dKB, such as 256KB".formatted(least / 1024, most / 1024));
	}

	boolean flag(String setting) {
		String value = text(setting);
		return switch (value) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new SettingException(setting, value, "write true or false");
		};
	}

	Set<String> words(String setting) {
		String value = optional(setting);
		return (value != null) ? Stream.of(value.split(",", -1))
			.map((word) -> word.strip().toLowerCase(java.util.Locale.ROOT))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toUnmodifiableSet()) : Set.of();
	}

	private static Duration duration(String setting, String value) {
		try {
			String compact = value.replace(" ", "");
			boolean bare = compact.chars().allMatch(Character::isDigit);
			Duration duration = bare ? Duration.ZERO : DurationStyle.detectAndParse(compact);
			if (duration.isPositive()) {
				return duration;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// Said below, with examples.
		}
		throw new SettingException(setting, value, "write a time with its unit, such as 500ms, 5s, 10m or 1h");
	}

	private @Nullable String optional(String setting) {
		String value = this.environment
			.getProperty(PREFIX + setting.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		return (value != null && !value.isBlank()) ? value.strip() : null;
	}

}
