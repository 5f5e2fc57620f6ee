package io.remanso.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseUrlTest {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {
			"postgres://ana:s3cret@db.example:5433/bot, jdbc:postgresql://db.example:5433/bot, ana, s3cret",
			"postgresql://ana@db.example/bot, jdbc:postgresql://db.example:5432/bot, ana, -",
			"postgres://db.example, jdbc:postgresql://db.example:5432/postgres, postgres, -",
			"postgres://ana:p%40ss%2Fw+rd@db/bot?sslmode=require, jdbc:postgresql://db:5432/bot?sslmode=require, ana, p@ss/w+rd",
			"postgres://ana:a:b@[::1]:5432/bot, jdbc:postgresql://[::1]:5432/bot, ana, a:b",
			"jdbc:postgresql://db/bot, jdbc:postgresql://db/bot, postgres, -",
			"jdbc:postgresql://db/bot?user=ana&password=x, jdbc:postgresql://db/bot?user=ana&password=x, -, -" })
	void shouldReadBothForms(String text, String jdbcUrl, String user, String password) {
		assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "db.example:5432", "mysql://ana:s3cret@db/bot", "postgres://", "postgres://a b/c",
			"postgres://ana:%zz@db/bot", "postgres://ana:s3cret\nx@db/bot", "postgres://ana:s3cret%0A@db/bot",
			"jdbc:postgresql://db/bot?password=s3cret\nx" })
	void shouldRefuseAnythingElseInOneLineWithoutQuotingIt(String text) {
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessageContaining("DATABASE_URL")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret").hasLineCount(1));
	}

	@Test
	void shouldTakeAwayTheWhiteSpaceAroundIt() {
		assertThat(DatabaseUrl.parse(" postgres://ana:s3cret@db/bot\r\n"))
			.isEqualTo(DatabaseUrl.parse("postgres://ana:s3cret@db/bot"));
	}

	@Test
	void shouldNotShowThePassword() {
		assertThat(DatabaseUrl.parse("postgres://ana:s3cret@db:5432/bot")).hasToString("db:5432/bot");
		assertThat(DatabaseUrl.parse("jdbc:postgresql://db/bot?user=ana&password=s3cret")).hasToString("db/bot");
		assertThat(DatabaseUrl.parse("jdbc:postgresql://ana:s3cret@db/bot")).hasToString("db/bot");
	}

}
