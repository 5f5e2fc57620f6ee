package io.remanso.standalone.page;

import java.net.http.HttpClient;
import java.time.Duration;

import io.remanso.standalone.page.feed.EventLog;
import io.remanso.standalone.page.feed.FeedConsumer;
import io.remanso.standalone.page.feed.TopicFeed;
import io.remanso.standalone.page.people.DemoUsers;
import io.remanso.standalone.page.settings.PageSettings;
import io.remanso.standalone.page.web.SiteConfiguration;
import io.remanso.standalone.page.webhook.OwnWebhook;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The page, as an addition to the worker that has the web server.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
@Import(SiteConfiguration.class)
public class PageConfiguration {

	// Hundreds of messages with all that became of them.
	private static final int KEPT_EVENTS = 5_000;

	@Bean(destroyMethod = "")
	EventLog pageLog() {
		return new EventLog(KEPT_EVENTS);
	}

	@Bean
	StreamsEnd streamsEnd(EventLog log) {
		return new StreamsEnd(log);
	}

	@Bean
	TopicFeed pageFeed(PageSettings settings, EventLog log) {
		return TopicFeed.start(() -> FeedConsumer.of(settings.bootstrapServers()),
				(user) -> DemoUsers.find(user).isPresent(), log);
	}

	@Bean
	OwnWebhook ownWebhook(PageSettings settings) {
		HttpClient http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(2))
			.build();
		return new OwnWebhook(http, settings.webhook(), settings.firstToken());
	}

}
