package io.remanso.simulator;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleRulesTests {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheModuleRules() {
		return ModuleRules.of("io.remanso.simulator").tests();
	}

}
