package io.remanso.crash;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.ledger.Sent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What came of the bursts, by the topics and by the gateways' side.
 *
 * @param inbound records of {@code whatsapp.inbound}
 * @param turns every closed buffer, those of a user in order
 * @param outcomes those of a user in order
 * @param dispositions those of a user in order
 * @param sent what each gateway took, in order
 */
public record Evidence(List<ConsumerRecord<String, InboundEvent>> inbound, List<ClosedBuffer> turns,
		List<Outcome> outcomes, List<Disposition> dispositions, Map<Gateway, List<Sent>> sent) {

	/** Read it all, now. */
	public static Evidence gather(Installation installation, Simulator simulator) {
		String kafka = installation.bootstrapServers();
		return new Evidence(TopicReader.read(kafka, Topics.INBOUND), TopicReader.values(kafka, Topics.CLOSED_BUFFERS),
				TopicReader.values(kafka, Topics.OUTCOMES), TopicReader.values(kafka, Topics.DISPOSITIONS),
				Map.of(Gateway.WHAPI, simulator.whapi().sent(), Gateway.META, simulator.meta().sent()));
	}

	/** The turns of one user, in order. */
	public List<ClosedBuffer> turnsOf(String number) {
		return this.turns.stream().filter((turn) -> turn.userId().equals(number)).toList();
	}

	/** What a gateway sent to one user, in order. */
	public List<String> sentTo(Gateway gateway, String number) {
		return this.sent.getOrDefault(gateway, List.of())
			.stream()
			.filter((message) -> digits(message.to()).equals(number))
			.map(Sent::text)
			.toList();
	}

	/** How many terminal outcomes each turn has. */
	public Map<String, Long> terminals() {
		return this.outcomes.stream()
			.filter(Outcome.Terminal.class::isInstance)
			.collect(Collectors.groupingBy(Outcome::turnId, Collectors.counting()));
	}

	private static String digits(String chatId) {
		int suffix = chatId.indexOf('@');
		return (suffix < 0) ? chatId : chatId.substring(0, suffix);
	}

}
