package io.remanso.contracts.wire;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Lets the records' own null marks decide what must be in a value: a component without
 * {@code @Nullable} is required, so that a record in memory is always whole. Collections
 * are the exception: absent means empty, since a writer leaves out what has no entries
 * yet.
 */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	@Override
	public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
		return (member instanceof AnnotatedParameter parameter && isOurs(parameter))
				? (!isNullable(parameter) && !isCollection(parameter)) : super.hasRequiredMarker(config, member);
	}

	@Override
	public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
		if (annotated instanceof AnnotatedParameter parameter && isOurs(parameter) && !isNullable(parameter)) {
			return JsonSetter.Value.forValueNulls(isCollection(parameter) ? Nulls.AS_EMPTY : Nulls.FAIL);
		}
		return super.findSetterInfo(config, annotated);
	}

	private static boolean isOurs(AnnotatedParameter parameter) {
		return Record.class.isAssignableFrom(parameter.getDeclaringClass())
				&& parameter.getOwner().getMember() instanceof Constructor<?>;
	}

	private static boolean isCollection(AnnotatedParameter parameter) {
		return Collection.class.isAssignableFrom(parameter.getRawType())
				|| Map.class.isAssignableFrom(parameter.getRawType());
	}

	private static boolean isNullable(AnnotatedParameter parameter) {
		AnnotatedType[] types = ((Constructor<?>) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
		return types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
	}

}
