package io.remanso.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON dialect of all topics: snake_case names, lower-case enum words, RFC 3339
 * times in UTC, absent rather than null. Readers ignore fields they do not know, read an
 * enum word they do not know as its UNKNOWN, and refuse a value that lacks a required
 * field.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.annotationIntrospector(new RequiredUnlessNullable())
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Json() {
	}

	/** The mapper; immutable, safe for all threads. */
	public static JsonMapper mapper() {
		return MAPPER;
	}

}
