package io.remanso.simulator;

import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.media.MediaStore;

/** Public links to files, as the storage behind Whapi gives them: no token is needed. */
final class FilesApi implements Handler {

	private final MediaStore media;

	FilesApi(MediaStore media) {
		this.media = media;
	}

	@Override
	public Reply handle(Request request) {
		return this.media.get(request.path().substring(1))
			.<Reply>map((medium) -> Reply.content(200, medium.type(), medium.bytes()))
			.orElseGet(() -> Reply.text(404, "No such file"));
	}

}
