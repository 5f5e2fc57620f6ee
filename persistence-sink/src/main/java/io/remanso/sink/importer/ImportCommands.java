package io.remanso.sink.importer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.sink.oldbot.Chats;

/**
 * The orders that carry out a plan. A user's comes before their threads', since the first
 * name that is told stays. The same record gives the same command id.
 *
 * @param channel the business number of the chats
 * @param issuedAt of all of them
 */
record ImportCommands(String channel, Instant issuedAt) {

	List<Command> of(ImportPlan plan) {
		return Stream
			.concat(plan.users().stream().map(this::user),
					plan.threads().stream().map((planned) -> thread(planned.person(), planned.thread())))
			.toList();
	}

	private Command user(Person person) {
		return new Command.ImportUser(
				id("user", person.userId(), String.valueOf(person.name()), person.chatId(), person.labels().toString(),
						person.first().toString(), person.last().toString()),
				person.userId(), person.name(), chat(person), person.labels(), person.first(), person.last(),
				this.issuedAt);
	}

	private Command thread(Person person, Person.Conversation thread) {
		return new Command.ImportThread(
				id("thread", person.userId(), thread.id(), thread.createdAt().toString(),
						thread.lastActivity().toString()),
				person.userId(), thread.id(), chat(person), person.name(), thread.createdAt(), thread.lastActivity(),
				this.issuedAt);
	}

	private Chat chat(Person person) {
		return new Chat(Gateway.WHAPI, this.channel, person.chatId(), Chats.isGroup(person.chatId()));
	}

	private static String id(String... parts) {
		return UUID.nameUUIDFromBytes(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)).toString();
	}

}
