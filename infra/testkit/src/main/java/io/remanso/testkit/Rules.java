package io.remanso.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The single rules, each saying why it is there.
 */
final class Rules {

	static final Set<String> WORKERS = Set.of("io.remanso.ingest", "io.remanso.buffer", "io.remanso.responder",
			"io.remanso.sink");

	private static final Set<String> NOT_FOR_WORKERS = Set.of("io.remanso.embedded", "io.remanso.simulator",
			"io.remanso.standalone", "io.remanso.testkit");

	private static final Set<Class<?>> CLOCKS = Set.of(Instant.class, Clock.class, LocalDateTime.class,
			OffsetDateTime.class, ZonedDateTime.class);

	private Rules() {
	}

	static ArchRule noPackageCycles() {
		return SlicesRuleDefinition.slices()
			.assignedFrom(new EachPackage())
			.should()
			.beFreeOfCycles()
			.as("packages should be free of cycles")
			.because("they are stations that data passes in one direction");
	}

	static ArchRule everyPackageNullMarked() {
		return classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked,
						type.getName() + " is in a package whose package-info lacks @NullMarked"));
			}
		}).because("an unmarked package is not checked for null");
	}

	static ArchRule noThreadSleep() {
		return noClasses().should()
			.callMethodWhere(JavaCall.Predicates.target(named("sleep on Thread or TimeUnit",
					(call) -> call.getName().equals("sleep")
							&& (call.getOwner().isEquivalentTo(Thread.class) || call.getOwner().isEnum()))))
			.as("no classes should sleep")
			.because("what waits for a guess is slow or wrong: wait for the event");
	}

	static ArchRule noJavaUtilLogging() {
		return GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
	}

	static ArchRule noFieldInjection() {
		return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.as("no classes should use field injection")
			.allowEmptyShould(true);
	}

	static ArchRule noStandardStreams() {
		return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
	}

	static ArchRule noOtherModules(String worker) {
		String[] others = Stream
			.concat(WORKERS.stream().filter((other) -> !other.equals(worker)), NOT_FOR_WORKERS.stream())
			.map((other) -> other + "..")
			.toArray(String[]::new);
		return noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage(others)
			.as("no classes of " + worker + " should depend on another module but contracts and launch")
			.because("a worker knows the topics, never another worker");
	}

	static ArchRule pure(String... packages) {
		return noClasses().that()
			.resideInAnyPackage(packages)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka..", "org.springframework..", "java.sql..", "javax.sql..",
					"java.net.http..", "java.nio.file..")
			.orShould()
			.callMethodWhere(JavaCall.Predicates.target(named("a clock or a source of randomness",
					(call) -> readsClock(call.getName(), call.getOwner())
							|| isRandom(call.getName(), call.getOwner()))))
			.as("packages " + String.join(", ", packages) + " should only decide")
			.because("decisions without I/O and clock can be tried by the million and replayed");
	}

	private static boolean readsClock(String method, JavaClass owner) {
		return (method.equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo))
				|| (method.startsWith("system") && owner.isEquivalentTo(Clock.class))
				|| ((method.equals("currentTimeMillis") || method.equals("nanoTime"))
						&& owner.isEquivalentTo(System.class));
	}

	private static boolean isRandom(String method, JavaClass owner) {
		return (method.equals("randomUUID") && owner.isEquivalentTo(UUID.class))
				|| (method.equals("random") && owner.isEquivalentTo(Math.class));
	}

	private static <T> DescribedPredicate<T> named(String description, java.util.function.Predicate<T> predicate) {
		return DescribedPredicate.describe(description, predicate);
	}

	private static final class EachPackage implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName());
		}

		@Override
		public String getDescription() {
			return "each package";
		}

	}

}
