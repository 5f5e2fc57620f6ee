package io.remanso.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.remanso.testkit.fixture.alpha.Alpha;
import io.remanso.testkit.fixture.bare.Unmarked;
import io.remanso.testkit.fixture.beta.Beta;
import io.remanso.testkit.fixture.pure.HasAClock;
import io.remanso.testkit.fixture.pure.Harmless;
import io.remanso.testkit.fixture.pure.InjectsFields;
import io.remanso.testkit.fixture.pure.KnowsKafka;
import io.remanso.testkit.fixture.pure.LogsToJul;
import io.remanso.testkit.fixture.pure.Prints;
import io.remanso.testkit.fixture.pure.Sleeps;
import io.remanso.testkit.fixture.pure.UsesTheTestkit;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ModuleRulesTest {

	private static final String WORKER = "io.remanso.ingest";

	private static final String PURE = "io.remanso.testkit.fixture.pure";

	@ParameterizedTest
	@MethodSource("violations")
	void shouldCatch(String rule, List<Class<?>> violators) {
		assertThat(brokenRules(violators)).anySatisfy((broken) -> assertThat(broken).contains(rule));
	}

	static Stream<Arguments> violations() {
		return Stream.of(arguments("free of cycles", List.of(Alpha.class, Beta.class)),
				arguments("@NullMarked", List.of(Unmarked.class)), arguments("sleep", List.of(Sleeps.class)),
				arguments("java.util.logging", List.of(LogsToJul.class)),
				arguments("field injection", List.of(InjectsFields.class)),
				arguments("standard streams", List.of(Prints.class)),
				arguments("another module", List.of(UsesTheTestkit.class)),
				arguments("only decide", List.of(KnowsKafka.class)),
				arguments("only decide", List.of(HasAClock.class)));
	}

	@Test
	void shouldAcceptCleanCode() {
		assertThat(brokenRules(List.of(Harmless.class))).isEmpty();
	}

	@Test
	void shouldFailWhereAPurePackageIsMissing() {
		ModuleRules rules = ModuleRules.of(WORKER, importAll(List.of(Harmless.class)))
			.pure("io.remanso.ingest.mistyped");
		assertThat(broken(rules)).singleElement().asString().contains("mistyped");
	}

	/** Contracts and embedded cannot ask for themselves: the testkit stands on them. */
	@TestFactory
	Stream<DynamicNode> shouldHoldForTheTestkitAndWhatItStandsOn() {
		return Stream.of("io.remanso.contracts", "io.remanso.embedded", "io.remanso.testkit")
			.map((module) -> DynamicContainer.dynamicContainer(module, ModuleRules.of(module).tests()));
	}

	private static List<String> brokenRules(List<Class<?>> classes) {
		return broken(ModuleRules.of(WORKER, importAll(classes)).pure(PURE + "..", "io.remanso.testkit.fixture.."));
	}

	private static List<String> broken(ModuleRules rules) {
		return rules.tests().filter(ModuleRulesTest::fails).map(DynamicTest::getDisplayName).toList();
	}

	private static boolean fails(DynamicTest test) {
		return catchThrowable(() -> test.getExecutable().execute()) instanceof AssertionError;
	}

	/**
	 * The package-infos come with the classes: the importer only knows what it was given.
	 */
	private static JavaClasses importAll(List<Class<?>> classes) {
		List<Class<?>> all = new ArrayList<>(classes);
		classes.forEach((type) -> packageInfo(type).ifPresent(all::add));
		return new ClassFileImporter().importClasses(all);
	}

	private static Optional<Class<?>> packageInfo(Class<?> type) {
		try {
			return Optional.of(Class.forName(type.getPackageName() + ".package-info"));
		}
		catch (ClassNotFoundException ex) {
			return Optional.empty();
		}
	}

}
