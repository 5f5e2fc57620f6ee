package io.remanso.buffer;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleTests {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheRulesOfEveryModule() {
		return ModuleRules.of("io.remanso.buffer")
			.pure("io.remanso.buffer.conversation", "io.remanso.buffer.clock")
			.tests();
	}

}
