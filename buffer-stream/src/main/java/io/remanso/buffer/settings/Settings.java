package io.remanso.buffer.settings;

import java.nio.file.Path;
import java.time.Duration;

import io.remanso.buffer.conversation.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * All settings of this worker.
 *
 * @param instance stable name of this instance: a restarted one takes its place at once
 * @param stateDir kept over restarts: a new one means a full restore
 * @param threads that share the partitions
 * @param standbys copies of the state on other instances
 */
public record Settings(String bootstrapServers, String applicationId, String instance, Path stateDir, int threads,
		int standbys, Rules rules) {

	// Ten minutes and more would make the wait for a quiet user an answer of its own.
	private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

	private static final int KIB = 1024;

	/** Read and check them. */
	public static Settings from(Environment environment) {
		SettingReader reader = new SettingReader(environment);
		return new Settings(reader.text("KAFKA_BOOTSTRAP_SERVERS"), reader.text("APPLICATION_ID"),
				reader.text("REMANSO_INSTANCE"), Path.of(reader.text("STATE_DIR")),
				reader.number("BUFFER_THREADS", 1, 64), reader.number("BUFFER_STANDBYS", 0, 5), rules(reader));
	}

	private static Rules rules(SettingReader reader) {
		Rules usual = Rules.defaults();
		@Nullable Duration answerAge = reader.optionalDuration("MAX_ANSWER_AGE");
		return new Rules(window(reader, "BUFFER_WINDOW"), window(reader, "BUFFER_VOICE_WINDOW"),
				window(reader, "BUFFER_TYPING_WINDOW"), window(reader, "BUFFER_MAX_AGE"),
				reader.number("BUFFER_MAX_MESSAGES", 1, 500), reader.bytes("BUFFER_MAX_BYTES", KIB, Rules.TURN_BYTES),
				reader.words("BUFFER_FLUSH_KEYWORDS"), (answerAge != null) ? answerAge : usual.maxAgeWhapi(),
				(answerAge != null) ? answerAge : usual.maxAgeMeta(), reader.flag("BUFFER_GROUPS"),
				reader.duration("TURN_LEASE"), reader.duration("AGENT_PAUSE"));
	}

	private static Duration window(SettingReader reader, String setting) {
		Duration window = reader.duration(setting);
		if (window.compareTo(LONGEST_WINDOW) > 0) {
			throw new SettingException(setting, reader.text(setting), "it is at most 10m");
		}
		return window;
	}

}
