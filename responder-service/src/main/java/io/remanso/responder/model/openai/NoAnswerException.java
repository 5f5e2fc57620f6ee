package io.remanso.responder.model.openai;

import com.openai.errors.OpenAIException;

/**
 * A response that came, and says that there is no answer.
 */
final class NoAnswerException extends OpenAIException {

	private static final long serialVersionUID = 1L;

	private final transient Fault fault;

	NoAnswerException(Fault fault) {
		super(fault.detail());
		this.fault = fault;
	}

	Fault fault() {
		return this.fault;
	}

}
