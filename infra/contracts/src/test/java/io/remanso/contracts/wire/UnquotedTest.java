package io.remanso.contracts.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnquotedTest {

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalArgumentException("invalid header value: \"Bearer s3cret\\n\""),
				new KafkaException("outer s3cret", new ConfigException("sasl.jaas.config", "s3cret")),
				new SaslAuthenticationException("s3cret"), new SerializationException("s3cret"),
				new IllegalStateException(new IOException("s3cret", new RuntimeException("s3cret"))));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void shouldNotSayWhatOthersQuote(Throwable failure) {
		assertThat(Unquoted.line(failure)).doesNotContain("s3cret");
		assertThat(printed(Unquoted.stack(failure))).doesNotContain("s3cret").contains(failure.getClass().getName());
	}

	@Test
	void shouldNameTheInnermostCause() {
		assertThat(Unquoted.line(new IllegalStateException("a", new IOException("b")))).isEqualTo("IOException");
		assertThat(printed(Unquoted.stack(new IllegalStateException("a", new IOException("b")))))
			.contains("java.lang.IllegalStateException", "java.io.IOException", "UnquotedTest.should");
	}

	@Test
	void shouldSayWhatKafkaSaysOfItsTopics() {
		assertThat(
				Unquoted.line(new KafkaException(new TopicAuthorizationException("Not authorized: whatsapp.outcomes"))))
			.isEqualTo("TopicAuthorizationException: Not authorized: whatsapp.outcomes");
	}

	@Test
	void shouldEndWhereACauseIsItsOwn() {
		Exception first = new Exception("a");
		first.initCause(new Exception("b", first));
		assertThat(Unquoted.line(first)).isEqualTo("Exception");
		assertThat(printed(Unquoted.stack(first))).contains("java.lang.Exception");
	}

	private static String printed(Throwable throwable) {
		StringWriter text = new StringWriter();
		throwable.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

}
