package io.remanso.sink.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.remanso.sink.oldbot.AtomicFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the rows that an import is about to change, and names those that it adds.
 */
final class Backup {

	private static final String USERS = "select to_jsonb(u)::text from users u where u.id = any (?) order by u.id";

	private static final String THREADS = """
			select to_jsonb(t)::text from threads t where t.user_id = any (?) order by t.id
			""";

	private Backup() {
	}

	/** Write it; returns the file. */
	static Path write(JdbcTemplate jdbc, Path folder, ImportPlan plan, Instant now) {
		String[] users = Stream
			.concat(plan.users().stream().map(Person::userId),
					plan.threads().stream().map((planned) -> planned.person().userId()))
			.distinct()
			.toArray(String[]::new);
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("taken_at", now.toString());
		content.put("users", rows(jdbc, USERS, users));
		content.put("threads", rows(jdbc, THREADS, users));
		content.put("imported_users", plan.users().stream().map(Person::userId).toList());
		content.put("imported_threads", plan.threads().stream().map((planned) -> planned.thread().id()).toList());
		Path target = folder.resolve("import-" + now.toString().replace(':', '-') + ".json");
		try (AtomicFile file = AtomicFile.create(target)) {
			byte[] bytes = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
			file.stream().write(bytes);
			file.publish();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return target;
	}

	private static List<JsonNode> rows(JdbcTemplate jdbc, String sql, String[] users) {
		return jdbc.query(sql, (row, i) -> JsonMapper.shared().readTree(row.getString(1)), (Object) users);
	}

}
