package io.remanso.responder.warmup;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RareClassesTest {

	@Test
	void shouldFindTheClassesOfBothJars() throws IOException {
		assertThat(RareClasses.own()).hasSizeGreaterThan(300);
	}

}
