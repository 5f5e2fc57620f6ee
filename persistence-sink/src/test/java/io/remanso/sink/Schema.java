package io.remanso.sink;

import javax.sql.DataSource;

import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * The tables, where a test needs them without the application.
 */
final class Schema {

	private Schema() {
	}

	static void create(DataSource source) {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(source);
		liquibase.setResourceLoader(new DefaultResourceLoader());
		liquibase.setChangeLog("classpath:io/remanso/sink/schema/changelog.yaml");
		try {
			liquibase.afterPropertiesSet();
		}
		catch (LiquibaseException ex) {
			throw new IllegalStateException("no schema", ex);
		}
	}

}
