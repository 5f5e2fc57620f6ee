package io.remanso.sink.database;

import com.zaxxer.hikari.HikariDataSource;
import io.remanso.launch.DatabaseProbe;
import io.remanso.launch.DatabaseUrl;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection pool. It is only made when the database answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

	// Hikari's wait for a connection: short, since the listener waits and tries again.
	private static final long CONNECTION_TIMEOUT_MS = 3000;

	private static final String CONNECT_TIMEOUT_S = "3";

	// Longer than any statement of ours; a server that is gone without a word is noticed.
	private static final String SOCKET_TIMEOUT_S = "60";

	@Bean
	HikariDataSource dataSource(DatabaseSettings settings) {
		DatabaseUrl url = DatabaseUrl.parse(settings.url());
		HikariDataSource pool = new HikariDataSource();
		pool.setPoolName("persistence-sink");
		pool.setJdbcUrl(url.jdbcUrl());
		pool.setUsername(url.user());
		pool.setPassword(url.password());
		pool.setMaximumPoolSize(settings.connections());
		pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
		pool.addDataSourceProperty("ApplicationName", "persistence-sink");
		pool.addDataSourceProperty("connectTimeout", CONNECT_TIMEOUT_S);
		pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_S);
		pool.addDataSourceProperty("tcpKeepAlive", "true");
		DatabaseProbe.await(url, settings.patience());
		return pool;
	}

}
