package io.remanso.responder.turn;

import java.util.Map;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * Whom a turn has to do with outside.
 *
 * @param speaker speaks answers; null where all are written
 * @param senders of each gateway that is set up
 * @param media how files are understood
 */
public record Partners(Assistant assistant, @Nullable Speaker speaker, Map<Gateway, PartSender> senders,
		MediaSettings media) {

	public Partners {
		senders = Map.copyOf(senders);
	}

}
