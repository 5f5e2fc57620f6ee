package io.remanso.responder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.wire.LogId;
import io.remanso.contracts.wire.LogKey;
import io.remanso.launch.LogKeySetting;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.meta.MetaCourier;
import io.remanso.responder.delivery.whapi.WhapiCourier;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.intake.IntakeLimits;
import io.remanso.responder.intake.PollLoop;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.openai.OpenAiAssistants;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.outcome.OutcomeTransaction;
import io.remanso.responder.outcome.OutcomeWriter;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.outcome.WrittenCheck;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.recovery.FailedParts;
import io.remanso.responder.recovery.Offsets;
import io.remanso.responder.recovery.SideTopics;
import io.remanso.responder.turn.MediaSettings;
import io.remanso.responder.turn.Partners;
import io.remanso.responder.turn.TurnRunner;
import io.remanso.responder.turn.TurnSettings;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Puts the stations together, in the order in which a turn passes them.
 */
@Configuration(proxyBeanMethods = false)
class ResponderConfiguration {

	// The end of one transaction is written while two others come and go.
	private static final int TRANSACTIONAL_IDS = 3;

	// Rights are given and topics created by people, and each try costs the writer a
	// moment.
	private static final Duration STRANDED_FOR = Duration.ofSeconds(10);

	@Bean
	Waiting waiting() {
		return new Waiting(InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble(), Thread::sleep);
	}

	@Bean
	LogKey logKey(Environment environment) {
		return LogKeySetting.read(environment);
	}

	@Bean
	LogId logId(LogKey key) {
		return new LogId(key);
	}

	@Bean
	Accounts accounts(MeterRegistry meters) {
		return new Accounts(meters);
	}

	@Bean
	Breakers breakers(MeterRegistry meters) {
		return new Breakers(meters);
	}

	@Bean
	KafkaClients kafkaClients(ResponderProperties properties) {
		return new KafkaClients(properties.kafka());
	}

	@Bean(destroyMethod = "close")
	Admin admin(KafkaClients clients) {
		return clients.admin();
	}

	@Bean
	Membership membership() {
		return new Membership();
	}

	@Bean
	Forgetting forgetting(Assistant assistant, LogId names, Waiting waiting, MeterRegistry meters) {
		return new Forgetting(assistant, names, waiting, meters);
	}

	@Bean
	SideTopics sideTopics(KafkaClients clients, Admin admin, ResponderProperties properties, Forgetting forgetting,
			MeterRegistry meters) {
		return new SideTopics(clients::reader, new Offsets(admin, properties.kafka().group()), forgetting,
				new FailedParts(meters));
	}

	@Bean
	OutcomeWriter outcomeWriter(KafkaClients clients, Admin admin, Membership membership, MeterRegistry meters) {
		WrittenCheck check = new WrittenCheck(admin, clients::reader);
		List<OutcomeTransaction> transactions = IntStream.range(0, TRANSACTIONAL_IDS)
			.mapToObj((n) -> new OutcomeTransaction(() -> clients.transactional(n), check))
			.toList();
		OutcomeWriter writer = new OutcomeWriter(membership, transactions, Duration.ofMillis(500), STRANDED_FOR);
		meters.gauge("remanso.outcomes.stranded", writer,
				(it) -> it.stranded().values().stream().mapToInt(Integer::intValue).sum());
		return writer;
	}

	@Bean
	PollLoop pollLoop(KafkaClients clients, TurnRunner turns, Membership membership, SideTopics sideTopics,
			ResponderProperties properties, Waiting waiting, MeterRegistry meters) {
		ResponderProperties.Limits limits = properties.limits();
		PollLoop loop = new PollLoop(clients::member, turns, membership, sideTopics,
				new IntakeLimits(limits.turns(), limits.memory().toBytes(), limits.revocation(), limits.drain()),
				waiting.clock());
		meters.gauge("remanso.turns.running", loop, (it) -> it.load().active());
		meters.gauge("remanso.turns.held", loop, (it) -> it.load().items());
		meters.gauge("remanso.turns.held.bytes", loop, (it) -> it.load().bytes());
		return loop;
	}

	@Bean
	TurnRunner turnRunner(Outcomes outcomes, Partners partners, Membership membership, ResponderProperties properties,
			LogId names, Waiting waiting, MeterRegistry meters) {
		Duration young = properties.kafka().sessionTimeout().dividedBy(2);
		TurnSettings settings = new TurnSettings(properties.turnTimeout(), properties.failureReply(),
				properties.timeZone(), properties.receiptGrace());
		return new TurnRunner(outcomes, partners, new Fence(membership, outcomes, young), settings, names, waiting,
				meters);
	}

	@Bean
	Partners partners(ResponderProperties properties, Assistant assistant, Speaker speaker, MediaSettings media,
			Map<Gateway, PartSender> senders) {
		return new Partners(assistant, properties.voice().answers() ? speaker : null, senders, media);
	}

	@Bean(destroyMethod = "close")
	OpenAIClient openAiClient(ResponderProperties properties) {
		ResponderProperties.OpenAi openai = properties.openai();
		return OpenAiAssistants.client(openai.baseUrl(), openai.usableKey());
	}

	@Bean
	Assistant assistant(ResponderProperties properties, OpenAIClient client, LogKey key, Waiting waiting,
			Accounts accounts, Breakers breakers, MeterRegistry meters) {
		ResponderProperties.OpenAi openai = properties.openai();
		ModelSettings settings = new ModelSettings(openai.model(), Instructions.of(openai.instructions()),
				openai.memoryTokens(), openai.maxOutputTokens(), openai.timeout(), openai.calls(),
				openai.reasoningEffort(), openai.verbosity());
		return switch (openai.memory()) {
			case CONVERSATION ->
				OpenAiAssistants.conversations(client, settings, key, waiting, accounts, breakers, meters);
			case TRANSCRIPT -> OpenAiAssistants.transcript(client, settings, key, waiting, accounts, breakers, meters);
		};
	}

	@Bean
	Map<Gateway, PartSender> senders(ResponderProperties properties, Waiting waiting, Accounts accounts,
			Breakers breakers, MeterRegistry meters) {
		Map<Gateway, Courier> couriers = couriers(properties.whapi(), properties.meta());
		if (couriers.isEmpty()) {
			throw new MissingSettingException(
					"no gateway is set: set WHAPI_TOKEN, or META_ACCESS_TOKEN and META_PHONE_NUMBER_ID");
		}
		Map<Gateway, PartSender> senders = new EnumMap<>(Gateway.class);
		couriers.forEach((gateway, courier) -> {
			String name = gateway.name().toLowerCase(Locale.ROOT);
			senders.put(gateway, new PartSender(name, courier, accounts.gate(name), breakers.breaker(name),
					properties.inDoubt(), waiting, meters));
		});
		return senders;
	}

	private static Map<Gateway, Courier> couriers(ResponderProperties.Whapi whapi, ResponderProperties.Meta meta) {
		Map<Gateway, Courier> couriers = new EnumMap<>(Gateway.class);
		if (!whapi.token().isBlank()) {
			couriers.put(Gateway.WHAPI,
					new WhapiCourier(new GatewayHttp(whapi.baseUrl(), whapi.token(), whapi.timeout())));
		}
		if (meta.accessToken().isBlank() != meta.phoneNumberId().isBlank()) {
			throw new MissingSettingException("%s is not set: Meta needs META_ACCESS_TOKEN and META_PHONE_NUMBER_ID"
				.formatted(meta.accessToken().isBlank() ? "META_ACCESS_TOKEN" : "META_PHONE_NUMBER_ID"));
		}
		if (!meta.accessToken().isBlank()) {
			couriers.put(Gateway.META, new MetaCourier(
					new GatewayHttp(meta.baseUrl(), meta.accessToken(), meta.timeout()), meta.phoneNumberId()));
		}
		return couriers;
	}

	@Bean
	Responder responder(ResponderProperties properties, ConfigurableEnvironment environment, PollLoop pollLoop,
			OutcomeWriter writer, SideTopics sideTopics, Forgetting forgetting) {
		return new Responder(properties.kafka().bootstrapServers(), new WarmUp(environment), pollLoop, writer,
				sideTopics, forgetting);
	}

}
