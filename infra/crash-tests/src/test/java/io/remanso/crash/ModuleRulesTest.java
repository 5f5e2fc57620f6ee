package io.remanso.crash;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleRulesTest {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheModuleRules() {
		return ModuleRules.of("io.remanso.crash").tests();
	}

}
