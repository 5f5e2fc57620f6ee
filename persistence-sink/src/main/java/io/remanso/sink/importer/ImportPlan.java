package io.remanso.sink.importer;

import java.util.ArrayList;
import java.util.List;

import io.remanso.sink.oldbot.Remark;

/**
 * What is to be written, by comparing the files with the tables. Pure.
 *
 * @param users whose profile changes
 * @param threads that are not there yet
 * @param usersThere how many are there already
 * @param threadsThere how many are there already
 * @param skipped what is left out, with the reason
 */
record ImportPlan(List<Person> users, List<PlannedThread> threads, int usersThere, int threadsThere,
		List<Remark> skipped) {

	ImportPlan {
		users = List.copyOf(users);
		threads = List.copyOf(threads);
		skipped = List.copyOf(skipped);
	}

	static ImportPlan of(List<Person> people, Known known) {
		List<Person> users = new ArrayList<>();
		List<PlannedThread> threads = new ArrayList<>();
		List<Remark> skipped = new ArrayList<>();
		int usersThere = 0;
		int threadsThere = 0;
		for (Person person : people) {
			boolean erased = known.forgotten().contains(person.userId());
			if (known.covers(person)) {
				usersThere++;
			}
			else if (erased) {
				skipped.add(new Remark(person.position(), person.userId(), "was erased once, and is not brought back"));
			}
			else {
				users.add(person);
			}
			for (Person.Conversation thread : person.threads()) {
				String owner = known.ownerOf(thread);
				if (owner == null && !erased) {
					threads.add(new PlannedThread(person, thread));
				}
				else if (owner != null && owner.equals(person.userId())) {
					threadsThere++;
				}
				else if (owner != null) {
					skipped.add(new Remark(thread.position(), person.userId(),
							"the thread is " + owner + "'s already, and stays there"));
				}
			}
		}
		return new ImportPlan(users, threads, usersThere, threadsThere, skipped);
	}

	/** Nothing to write. */
	boolean isEmpty() {
		return this.users.isEmpty() && this.threads.isEmpty();
	}

	/** A thread and whose it is. */
	record PlannedThread(Person person, Person.Conversation thread) {
	}

}
