package io.remanso.responder.model.openai;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only we write to the model: the mark of a turn, in the developer's role, and
 * {@link Authored who wrote} words that are not plainly the customer's. Both stand in
 * what the model reads, so it may write them too, as if it were somebody else or went on
 * with the next turn; and a customer may. Neither gets through: a customer's text that
 * holds any is told as {@linkplain Authored data}, and an answer ends before the first.
 */
final class Marks {

	private static final Pattern LATER = Pattern.compile("\\[turno (.+), sigue (\\d{1,4})]");

	// How a person's words began in the assistant's role, where older conversations hold
	// them.
	private static final String OLD_PERSON = "[Una persona del equipo escribió:]";

	// The id of a turn is a UUID: what a shop calls a turn ("[turno 5]") is none.
	private static final String TURN = "\\[\\s*turno\\s+(?=\\S*\\d)[^\\]\\s,]{16,160}(?:\\s*,\\s*sigue\\s+\\d+)?\\s*]";

	private static final String PERSON = "\\[\\s*una\\s+persona\\s+del\\s+equipo\\s+escribi[oó]\\s*:?\\s*]";

	private static final String DATA = "(?:\\{\\s*\"antes\"\\s*:\\s*\\[\\s*)?"
			+ "\\{(?:[^{}]*,)?\\s*[\"'“”«]?\\s*escribe\\s*[\"'“”»]?\\s*:";

	private static final Pattern OURS = pattern(TURN + "|" + PERSON + "|" + DATA);

	private static final Pattern FIRST_TURN = pattern("\\s*" + TURN + "\\s*(?:[^\\n]*\\| Ahora: [^\\n]*)?");

	// Rather too much: to be told as data does a text no harm.
	private static final Pattern LIKE_OURS = pattern(
			"\\[\\s*turno\\b|" + PERSON + "|[{\"'“”«`]\\s*escribe\\b\\W{0,3}:|\"antes\"\\s*:");

	private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

	private Marks() {
	}

	/** What stands in the conversation before the lines of that turn. */
	static String ofTurn(String turnId) {
		return "[turno " + turnId + "]";
	}

	/** The same before a later group of them. */
	static String ofTurn(String turnId, int group) {
		return "[turno %s, sigue %d]".formatted(turnId, group);
	}

	/**
	 * Which group of that turn's items such a text of the developer's role begins.
	 * @return counted from 1; 0 where it begins none
	 */
	static int group(String turnId, String text) {
		if (text.startsWith(ofTurn(turnId))) {
			return 1;
		}
		Matcher later = LATER.matcher(text);
		return (later.matches() && later.group(1).equals(turnId)) ? Integer.parseInt(later.group(2)) : 0;
	}

	/** Whether an assistant's item of an older conversation holds a person's words. */
	static boolean isOldPerson(String text) {
		return text.startsWith(OLD_PERSON);
	}

	/** Whether a customer's text could be taken for something that we wrote. */
	static boolean mayBeTakenForOurs(String text) {
		String plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
		return LIKE_OURS.matcher(plain).find();
	}

	/**
	 * Whether an answer holds what only we write: then the conversation that holds it
	 * teaches the model to do so again.
	 */
	static boolean areIn(String answer) {
		return OURS.matcher(answer).find();
	}

	/**
	 * What an answer says of its own: of a turn's mark at its beginning all that follows,
	 * else all that stands before the first that only we write.
	 * @return empty where that is nothing
	 */
	static String without(String answer) {
		Matcher first = FIRST_TURN.matcher(answer);
		String text = first.lookingAt() ? answer.substring(first.end()) : answer;
		Matcher ours = OURS.matcher(text);
		return (ours.find() ? text.substring(0, ours.start()) : text).strip();
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

}
