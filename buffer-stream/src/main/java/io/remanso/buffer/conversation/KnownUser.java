package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is, how they are treated, and what was said: what a turn carries and its
 * outcome renews.
 *
 * @param chat where they wrote last; null while only an import knows them
 * @param conversationId the model's conversation to go on with, or null
 * @param transcript the newest lines, bounded
 */
public record KnownUser(@Nullable String name, @Nullable Chat chat, List<String> labels,
		@Nullable Instant labelsFetchedAt, @Nullable Instant firstActivity, @Nullable Instant lastActivity,
		@Nullable Instant lastVoiceInput, Map<String, String> preferences, @Nullable Instant pausedUntil,
		@Nullable String conversationId, @Nullable Context context, List<TranscriptEntry> transcript) {

	/** Of whom nothing is known. */
	public static final KnownUser NOBODY = new KnownUser(null, null, List.of(), null, null, null, null, Map.of(), null,
			null, null, List.of());

	public KnownUser {
		labels = List.copyOf(labels);
		preferences = Map.copyOf(preferences);
		transcript = List.copyOf(transcript);
	}

	/**
	 * Whether chat and times are known: an old system may have known one of them only.
	 */
	boolean hasProfile() {
		return this.chat != null && this.firstActivity != null && this.lastActivity != null;
	}

	/** The profile, or null while there is none. */
	@Nullable UserProfile profile(String userId) {
		if (this.chat == null || this.firstActivity == null || this.lastActivity == null) {
			return null;
		}
		return new UserProfile(userId, this.name, this.chat, this.labels, this.labelsFetchedAt, this.firstActivity,
				this.lastActivity);
	}

	UserState state(String userId, Instant at) {
		return new UserState(userId, this.lastVoiceInput, this.preferences, this.pausedUntil, at);
	}

	boolean isTreatedLike(KnownUser other) {
		return java.util.Objects.equals(this.lastVoiceInput, other.lastVoiceInput)
				&& this.preferences.equals(other.preferences)
				&& java.util.Objects.equals(this.pausedUntil, other.pausedUntil);
	}

	boolean isPausedAt(Instant time) {
		return this.pausedUntil != null && time.isBefore(this.pausedUntil);
	}

	/** The same after they were active in {@code at}. */
	KnownUser active(Chat where, @Nullable String newName, Instant first, Instant last) {
		Instant since = (this.firstActivity == null || first.isBefore(this.firstActivity)) ? first : this.firstActivity;
		Instant until = (this.lastActivity == null || last.isAfter(this.lastActivity)) ? last : this.lastActivity;
		return new KnownUser((newName != null) ? newName : this.name, where, this.labels, this.labelsFetchedAt, since,
				until, this.lastVoiceInput, this.preferences, this.pausedUntil, this.conversationId, this.context,
				this.transcript);
	}

	/** The same after an older system told what it knew: what is known here stays. */
	KnownUser imported(@Nullable String oldName, @Nullable Chat oldChat, List<String> oldLabels,
			@Nullable Instant first, @Nullable Instant last) {
		Instant since = Times.earlier(this.firstActivity, (first != null) ? first : last);
		Instant until = Times.later(this.lastActivity, (last != null) ? last : first);
		boolean labelsKnown = this.labelsFetchedAt != null || !this.labels.isEmpty();
		return new KnownUser((this.name != null) ? this.name : oldName, (this.chat != null) ? this.chat : oldChat,
				labelsKnown ? this.labels : oldLabels, this.labelsFetchedAt, since, until, this.lastVoiceInput,
				this.preferences, this.pausedUntil, this.conversationId, this.context, this.transcript);
	}

	KnownUser labelled(List<String> names, Instant at) {
		return new KnownUser(this.name, this.chat, names, at, this.firstActivity, this.lastActivity,
				this.lastVoiceInput, this.preferences, this.pausedUntil, this.conversationId, this.context,
				this.transcript);
	}

	KnownUser spoke(Instant at) {
		return new KnownUser(this.name, this.chat, this.labels, this.labelsFetchedAt, this.firstActivity,
				this.lastActivity, Times.later(this.lastVoiceInput, at), this.preferences, this.pausedUntil,
				this.conversationId, this.context, this.transcript);
	}

	KnownUser preferring(Map<String, String> next) {
		return new KnownUser(this.name, this.chat, this.labels, this.labelsFetchedAt, this.firstActivity,
				this.lastActivity, this.lastVoiceInput, next, this.pausedUntil, this.conversationId, this.context,
				this.transcript);
	}

	KnownUser pausedUntil(@Nullable Instant until) {
		return new KnownUser(this.name, this.chat, this.labels, this.labelsFetchedAt, this.firstActivity,
				this.lastActivity, this.lastVoiceInput, this.preferences, until, this.conversationId, this.context,
				this.transcript);
	}

	/**
	 * The same after a turn that taught this. Where it left no conversation to go on
	 * with, the one before may lack what was said, or hold what was never sent: the next
	 * turn begins a new one from the transcript.
	 */
	KnownUser taught(Memory memory) {
		KnownUser next = (memory.labels() != null) ? labelled(memory.labels().names(), memory.labels().fetchedAt())
				: this;
		return next.remembering(memory.conversationId(), (memory.context() != null) ? memory.context() : this.context,
				Transcript.bounded(this.transcript, memory.entries()));
	}

	/**
	 * The same after a turn whose outcome came too late: a newer turn may have gone on
	 * already, so what it knows stays.
	 */
	KnownUser taughtLate(Memory memory) {
		return remembering((this.conversationId != null) ? this.conversationId : memory.conversationId(),
				(this.context != null) ? this.context : memory.context(),
				Transcript.bounded(this.transcript, memory.entries()));
	}

	private KnownUser remembering(@Nullable String conversation, @Nullable Context line, List<TranscriptEntry> lines) {
		return new KnownUser(this.name, this.chat, this.labels, this.labelsFetchedAt, this.firstActivity,
				this.lastActivity, this.lastVoiceInput, this.preferences, this.pausedUntil, conversation, line, lines);
	}

}
