package io.remanso.ingest.webhook;

import java.util.concurrent.ThreadLocalRandom;
import java.time.Duration;
import java.time.InstantSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.ingest.settings.IngestSettings;
import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.meta.MetaParser;
import io.remanso.ingest.publish.EventMeters;
import io.remanso.ingest.publish.Publisher;
import io.remanso.ingest.publish.Records;
import io.remanso.ingest.whapi.WhapiParser;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Puts each gateway's webhook in its place, or says that it is off.
 */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(WebhookConfiguration.class);

	// By then both gateways, the sorts of events that come most, and a connection's end
	// have been met.
	private static final int FIRST_ALONE = 32;

	private static final Duration FIRST_PATIENCE = Duration.ofSeconds(2);

	@Bean
	ServletRegistrationBean<WebhookServlet> whapiWebhook(IngestSettings settings, Stations stations,
			MeterRegistry registry) {
		Secrets tokens = Secrets.of(settings.whapi().token());
		return servlet(tokens.isEmpty() ? off("whapi", "WHAPI_WEBHOOK_TOKEN")
				: new WhapiEndpoint(tokens, stations.bodies(), stations.room(),
						stations.intake("whapi", new WhapiParser()),
						stations.intake("whapi", new WhapiParser("delete"))),
				registry);
	}

	@Bean
	ServletRegistrationBean<WebhookServlet> metaWebhook(IngestSettings settings, Stations stations,
			MeterRegistry registry) {
		Secrets appSecrets = Secrets.of(settings.meta().appSecret());
		return servlet(appSecrets.isEmpty() ? off("meta", "META_APP_SECRET")
				: new MetaEndpoint(Secrets.of(settings.meta().verifyToken()), appSecrets, stations.bodies(),
						stations.room(), stations.intake("meta", new MetaParser())),
				registry);
	}

	// Nothing here asks for the request by its thread; each would pay for it.
	@Bean
	FilterRegistrationBean<RequestContextFilter> noRequestContext() {
		FilterRegistrationBean<RequestContextFilter> bean = new FilterRegistrationBean<>(new RequestContextFilter());
		bean.setEnabled(false);
		return bean;
	}

	// A request that waits for Kafka keeps its buffers; a webhook and its answer fill a
	// fraction of the 8 KB that each is by default.
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
		return (factory) -> factory.addConnectorCustomizers((connector) -> {
			connector.setProperty("socket.appReadBufSize", "2048");
			connector.setProperty("socket.appWriteBufSize", "1024");
		});
	}

	// Of the webhooks' port only: the management port's are platform threads, so that
	// health is told where no virtual thread runs. Off where both are one port.
	@Bean
	@ConditionalOnBooleanProperty("remanso.ingest.virtual-threads")
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> virtualThreads() {
		return (factory) -> factory.addProtocolHandlerCustomizers((handler) -> handler
			.setExecutor(new FirstOnPlatform(new VirtualThreadExecutor("webhook-"), FIRST_ALONE, FIRST_PATIENCE)));
	}

	@Bean
	Stations stations(IngestSettings settings, Room room, Records records, Publisher publisher, EventMeters meters,
			InstantSource clock) {
		return new Stations(new BodyReader(settings.largestBody(), settings.slowestBody(), clock), room, records,
				publisher, meters, clock, new Traceparent(() -> ThreadLocalRandom.current().nextLong()));
	}

	@Bean
	Room room(IngestSettings settings, MeterRegistry registry) {
		Room room = new Room(settings.room());
		Gauge.builder("remanso.ingest.bodies", room, Room::taken)
			.description("Memory that the bodies in flight take")
			.baseUnit("bytes")
			.register(registry);
		return room;
	}

	private static Endpoint off(String gateway, String setting) {
		logger.warn("the gateway {} is off: {} is not set", gateway, setting);
		return new OffEndpoint(gateway, setting);
	}

	private static ServletRegistrationBean<WebhookServlet> servlet(Endpoint endpoint, MeterRegistry registry) {
		String path = "/webhooks/" + endpoint.gateway();
		ServletRegistrationBean<WebhookServlet> bean = new ServletRegistrationBean<>(
				new WebhookServlet(endpoint, registry), path, path + "/*");
		bean.setName(endpoint.gateway() + "Webhook");
		return bean;
	}

	/**
	 * What both gateways' webhooks share.
	 */
	record Stations(BodyReader bodies, Room room, Records records, Publisher publisher, EventMeters meters,
			InstantSource clock, Traceparent traceparent) {

		Intake intake(String gateway, BodyParser parser) {
			return new Intake(gateway, parser, this.records, this.publisher, this.meters, this.clock, this.traceparent);
		}

	}

}
