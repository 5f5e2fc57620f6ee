package io.remanso.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules that every module keeps, for its main code. A module's test is a
 * {@code @TestFactory} that returns
 * {@code ModuleRules.of("io.remanso.ingest").pure("io.remanso.ingest.parse").tests()}.
 */
public final class ModuleRules {

	private final JavaClasses classes;

	private final List<ArchRule> rules;

	private ModuleRules(JavaClasses classes, List<ArchRule> rules) {
		this.classes = classes;
		this.rules = rules;
	}

	/**
	 * The general rules for the module with this base package; a worker's are stricter.
	 */
	public static ModuleRules of(String basePackage) {
		JavaClasses main = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(basePackage);
		return of(basePackage, main);
	}

	static ModuleRules of(String basePackage, JavaClasses classes) {
		List<ArchRule> rules = new ArrayList<>(List.of(Rules.noPackageCycles(), Rules.everyPackageNullMarked(),
				Rules.noThreadSleep(), Rules.noJavaUtilLogging(), Rules.noFieldInjection()));
		if (Rules.WORKERS.contains(basePackage)) {
			rules.add(Rules.noOtherModules(basePackage));
			rules.add(Rules.noStandardStreams());
		}
		return new ModuleRules(classes, rules);
	}

	/**
	 * Adds: these packages only decide. They know neither Kafka nor Spring, do no I/O and
	 * have no clock of their own.
	 */
	public ModuleRules pure(String... packages) {
		List<ArchRule> extended = new ArrayList<>(this.rules);
		extended.add(Rules.pure(packages));
		return new ModuleRules(this.classes, extended);
	}

	/**
	 * One test a rule.
	 */
	public Stream<DynamicTest> tests() {
		return this.rules.stream()
			.map((rule) -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(this.classes)));
	}

}
