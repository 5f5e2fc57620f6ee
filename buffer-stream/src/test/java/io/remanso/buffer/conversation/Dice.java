package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;

/**
 * What may happen to one user, made from one source of chance.
 */
final class Dice {

	private final String userId;

	private final Random random;

	private final Inbounds direct;

	private final Inbounds elsewhere;

	private int numbers;

	Dice(String userId, Random random) {
		this.userId = userId;
		this.random = random;
		this.direct = Inbounds.whapi(userId);
		this.elsewhere = this.direct.inChat(userId + "-elsewhere@s.whatsapp.net");
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	Rules rules() {
		Rules usual = Rules.defaults();
		return new Rules(usual.window(), usual.voiceWindow(), usual.typingWindow(), Duration.ofSeconds(15 + below(60)),
				2 + below(8), 2_000 + below(20_000), Set.of("ya"), usual.maxAgeWhapi(), usual.maxAgeMeta(), false,
				usual.turnLease(), Duration.ofSeconds(30));
	}

	/** Mostly within a burst, sometimes long after it. */
	Duration gap() {
		return Duration.ofMillis((below(100) < 70) ? below(5_500) : below(40_000));
	}

	/** Something that a gateway reports, from a message to a call. */
	InboundEvent inbound(Instant now) {
		Inbounds chat = (below(12) == 0) ? this.elsewhere : this.direct;
		int dice = below(70);
		if (dice < 47) {
			return message(chat, now);
		}
		if (dice < 53) {
			return chat.edit(id(), someId(), "x".repeat(below(3_000)), now);
		}
		if (dice < 59) {
			return chat.delete(id(), someId(), now);
		}
		if (dice < 62) {
			return chat.reaction(id(), someId(), now);
		}
		return (dice < 64) ? chat.notice(id(), now) : own(chat, now);
	}

	InboundEvent.Message message(Instant now) {
		return message(this.direct, now);
	}

	private InboundEvent.Message message(Inbounds chat, Instant now) {
		// Providers deliver out of order by some seconds.
		Instant sentAt = now.minusSeconds(below(4));
		return switch (below(10)) {
			case 0 -> chat.voice(id(), now);
			case 1 -> chat.text(id(), "Ya", now);
			case 2 -> chat.message(id(), new Content.Text("x".repeat(below(5_000))), sentAt, now);
			case 3 -> chat.message(id(), new Content.Text("old"), now.minusSeconds(3_600), now);
			default -> chat.message(id(), new Content.Text("text"), sentAt, now);
		};
	}

	private InboundEvent.OwnMessage own(Inbounds chat, Instant now) {
		String source = List.of("mobile", "web", "smb_message_echoes", "api", "business_api", "system").get(below(6));
		return chat.own(id(), source, "own", now);
	}

	Command command(Instant now, String newestTurn) {
		return switch (below(6)) {
			case 0 -> new Command.Pause(id(), this.userId, now.plusSeconds(20), now);
			case 1 -> new Command.Resume(id(), this.userId, now);
			case 2 -> new Command.SetLabels(id(), this.userId, List.of("VIP"), now);
			case 3 -> new Command.Forget(id(), this.userId, now);
			case 4 -> new Command.ImportUser(id(), this.userId, "Ana", this.direct.chat(), List.of(), null, null, now);
			default -> new Command.AnswerAgain(id(), this.userId, newestTurn, now);
		};
	}

	private String id() {
		this.numbers++;
		return "m" + this.numbers;
	}

	private String someId() {
		return "m" + (1 + below(Math.max(1, this.numbers)));
	}

}
