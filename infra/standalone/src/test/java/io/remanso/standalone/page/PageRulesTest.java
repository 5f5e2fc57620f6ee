package io.remanso.standalone.page;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PageRulesTest {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheRules() {
		return ModuleRules.of("io.remanso.standalone.page")
			.pure("io.remanso.standalone.page.event", "io.remanso.standalone.page.people")
			.tests();
	}

}
