package io.remanso.responder.model.openai;

import java.time.Duration;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.models.Model;
import io.remanso.responder.lifetime.Dependency;
import io.remanso.responder.lifetime.Lifetime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server how long it serves a model. Not every server that speaks OpenAI's
 * language can be asked, nor may every key ask: only an answer that says that there is no
 * such model means that there is none.
 */
public final class ModelCheck implements Dependency.Check {

	private static final Logger logger = LoggerFactory.getLogger(ModelCheck.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final OpenAIClient client;

	private final String model;

	public ModelCheck(OpenAIClient client, String model) {
		this.client = client;
		this.model = model;
	}

	@Override
	public Lifetime ask() throws InterruptedException {
		try {
			return lifetime(this.client.models()
				.retrieve(this.model,
						RequestOptions.builder().timeout(Timeout.builder().request(PATIENCE).build()).build()));
		}
		catch (OpenAIException ex) {
			// The SDK turns an interrupt into an I/O error.
			if (Thread.interrupted()) {
				throw new InterruptedException("cancelled while asking about a model");
			}
			if (ex instanceof OpenAIServiceException service && service.code().orElse("").equals("model_not_found")) {
				return new Lifetime.Gone("the model's server does not know it");
			}
			logger.debug("{} could not be asked about: {}", this.model, Faults.of(ex).detail());
			return new Lifetime.Untold();
		}
	}

	private static Lifetime lifetime(Model model) {
		try {
			return model.shutdownDate().<Lifetime>map(Lifetime.Until::new).orElseGet(Lifetime.Open::new);
		}
		catch (OpenAIInvalidDataException ex) {
			return new Lifetime.Open();
		}
	}

}
