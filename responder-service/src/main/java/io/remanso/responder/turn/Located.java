package io.remanso.responder.turn;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.media.RemoteFile;

/**
 * What is known of a message's file before it is fetched.
 */
sealed interface Located {

	/** All that will be: there is none, or it can't be had. */
	record Nowhere(Sensed sensed) implements Located {
	}

	/** Where it is. */
	record At(Content.Media media, RemoteFile file) implements Located {
	}

}
