package io.remanso.sink;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleRulesTest {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheRulesOfEveryModule() {
		return ModuleRules.of("io.remanso.sink").pure("io.remanso.sink.row").tests();
	}

}
