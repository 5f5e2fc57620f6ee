package io.remanso.responder.model.openai;

import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Reply;
import org.jspecify.annotations.Nullable;

/**
 * How much room the model has for its answer to one question: as set, and twice as much
 * once that was too little. An answer that is cut off, or that reasoning left no room
 * for, is asked for again, since half an answer can be worse than none; once, since each
 * time is paid. What is cut off again is sent as far as its sentences are whole; so is
 * what was cut off first, where nothing came of the second time: the model may have no
 * more room, or no time may be left. For one thread.
 */
final class Room {

	private boolean twice;

	private boolean imitated;

	private @Nullable Reply cut;

	boolean isTwice() {
		return this.twice;
	}

	/** There was too little. */
	void widen() {
		this.twice = true;
	}

	/** All of the answer was written as somebody else's: it is asked for again, once. */
	void imitated() throws ModelException {
		if (this.imitated) {
			throw new ModelException("the model answered as somebody else, twice", false);
		}
		this.imitated = true;
	}

	/**
	 * The whole sentences of what was cut off; where there are none to send, it fails.
	 */
	Reply cutOr(ModelException failure) throws ModelException {
		if (this.cut == null) {
			throw failure;
		}
		return this.cut;
	}

	/** There was too little, and this was cut off. */
	private void widen(String text, Reply reply) {
		widen();
		String own = Marks.without(text);
		this.cut = own.isEmpty() ? null : reply.saying(Sentences.whole(own)).leavingItsConversation();
	}

	/**
	 * What to send.
	 * @param reply to which the text belongs
	 * @return null where the model is to be asked again, with twice the room
	 */
	@Nullable String sendable(Said said, Reply reply) throws ModelException {
		return switch (said) {
			case Said.Whole(String text) -> text;
			case Said.Filtered() -> {
				this.cut = null;
				throw new ModelException("the content filter ended the model's answer", false);
			}
			case Said.Cut(String text) when this.twice -> {
				if (text.isEmpty()) {
					throw new ModelException("the model said nothing, with twice the room too", false);
				}
				yield Sentences.whole(text);
			}
			case Said.Cut(String text) -> {
				widen(text, reply);
				yield null;
			}
		};
	}

}
