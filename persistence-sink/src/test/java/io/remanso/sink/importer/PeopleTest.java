package io.remanso.sink.importer;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.remanso.sink.oldbot.OldGuest;
import io.remanso.sink.oldbot.OldThread;
import io.remanso.sink.oldbot.Position;
import io.remanso.sink.oldbot.Remark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeopleTest {

	private static final Position PLACE = new Position("threads.json", 1, 2);

	private static final Instant EARLY = Instant.parse("2025-01-01T00:00:00Z");

	private static final Instant LATE = Instant.parse("2025-07-01T00:00:00Z");

	private static final Instant UNKNOWN = Instant.parse("2025-08-01T00:00:00Z");

	@Test
	void shouldMakeOnePersonOfAllRecordsAboutOneUser() {
		People people = people(List.of(thread("1", "thread_1", "Juan", EARLY), thread("1", "thread_2", "Juan", LATE)),
				List.of(guest("1", "Juan Pérez", LATE)));
		assertThat(people.people())
			.containsExactly(new Person(PLACE, "1", "Juan Pérez", "1@s.whatsapp.net", List.of("VIP", "Consulta"), EARLY,
					LATE, List.of(new Person.Conversation(PLACE, "thread_1", EARLY, EARLY),
							new Person.Conversation(PLACE, "thread_2", LATE, LATE))));
		assertThat(people.skipped()).isEmpty();
	}

	@Test
	void shouldNotGiveAnAgentsNameToClients() {
		People people = people(
				List.of(thread("1", "t1", "Sofía", EARLY), thread("2", "t2", "Sofía", EARLY),
						thread("3", "t3", "Sofía", EARLY), thread("4", "t4", "Ana", EARLY)),
				List.of(guest("3", "Sofía Ruiz", EARLY)));
		assertThat(people.people()).extracting(Person::name).containsExactly(null, null, "Sofía Ruiz", "Ana");
		assertThat(people.skipped()).hasSize(2);
	}

	@Test
	void shouldNotGiveANamedAgentsNameToAnybody() {
		People people = People.of(List.of(thread("1", "t1", "Agente", EARLY)), List.of(guest("1", "Agente", EARLY)),
				Set.of("Agente"), UNKNOWN);
		assertThat(people.people()).extracting(Person::name).containsOnlyNulls();
	}

	@Test
	void shouldLeaveAThreadOfTwoUsersWithTheFirst() {
		People people = people(List.of(thread("2", "t", null, EARLY), thread("1", "t", null, EARLY)), List.of());
		assertThat(people.people()).extracting((person) -> person.threads().size()).containsExactly(1, 0);
		assertThat(people.skipped()).extracting(Remark::what)
			.containsExactly("the thread belongs to 1 too, and stays there");
	}

	@Test
	void shouldTakeAUserWithoutAThread() {
		People people = people(List.of(thread("1", null, "Ana", EARLY)), List.of());
		assertThat(people.people()).extracting(Person::name).containsExactly("Ana");
		assertThat(people.skipped()).hasSize(1);
	}

	@Test
	void shouldGiveTheNewestTimeOfTheFilesToWhatHasNone() {
		People people = people(List.of(thread("1", "t1", null, null), thread("2", "t2", null, LATE)), List.of());
		assertThat(people.people()).extracting(Person::first).containsExactly(LATE, LATE);
		assertThat(people(List.of(thread("1", "t1", null, null)), List.of()).people()).extracting(Person::last)
			.containsExactly(UNKNOWN);
	}

	private static People people(List<OldThread> threads, List<OldGuest> guests) {
		return People.of(threads, guests, Set.of(), UNKNOWN);
	}

	private static OldThread thread(String user, @Nullable String thread, @Nullable String name, @Nullable Instant at) {
		return new OldThread(PLACE, user, user + "@s.whatsapp.net", thread, null, name, at, at, List.of("Consulta"));
	}

	private static OldGuest guest(String user, String name, Instant at) {
		return new OldGuest(PLACE, user, name, List.of("VIP"), at, at);
	}

}
