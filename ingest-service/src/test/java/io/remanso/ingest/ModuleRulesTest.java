package io.remanso.ingest;

import java.util.stream.Stream;

import io.remanso.testkit.ModuleRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleRulesTest {

	@TestFactory
	Stream<DynamicTest> shouldKeepTheRules() {
		return ModuleRules.of("io.remanso.ingest")
			.pure("io.remanso.ingest.element", "io.remanso.ingest.whapi", "io.remanso.ingest.meta",
					"io.remanso.ingest.identity")
			.tests();
	}

}
