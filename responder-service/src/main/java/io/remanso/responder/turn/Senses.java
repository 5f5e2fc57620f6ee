package io.remanso.responder.turn;

import java.util.Set;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.media.MediaSource;
import io.remanso.responder.media.Medium;
import io.remanso.responder.media.MissingMediumException;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears and sees one file, within its bounds.
 */
final class Senses {

	private static final Logger logger = LoggerFactory.getLogger(Senses.class);

	// What the model's server can read.
	private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

	private final MediaSettings settings;

	private final Waiting waiting;

	Senses(MediaSettings settings, Waiting waiting) {
		this.settings = settings;
		this.waiting = waiting;
	}

	/**
	 * What one message's file says.
	 * @param look whether there is memory for a picture
	 */
	Sensed of(Gateway gateway, Content content, boolean look, Deadline deadline, Ownership ownership)
			throws TenureEndedException, InterruptedException {
		if (!(content instanceof Content.Media media)) {
			return Sensed.NOTHING;
		}
		MediaSource source = this.settings.sources().get(gateway);
		return switch (media.media()) {
			case VOICE, AUDIO -> (source != null) ? sensed(media, source, deadline, hearing(ownership)) : Sensed.FAILED;
			case IMAGE -> (source != null && look) ? sensed(media, source, deadline, this::see) : Sensed.FAILED;
			case VIDEO, DOCUMENT, STICKER, UNKNOWN -> Sensed.NOTHING;
		};
	}

	private Sensed sensed(Content.Media media, MediaSource source, Deadline deadline, Sense sense)
			throws TenureEndedException, InterruptedException {
		try (InFlight.Place place = this.settings.atOnce().take(this.waiting, deadline)) {
			if (place == null) {
				throw new MissingMediumException("no time was left");
			}
			return sense.of(media, source, deadline);
		}
		catch (MissingMediumException | ModelException ex) {
			logger.warn("a {} could not be had: {}", media.media(), ex.getMessage());
			return Sensed.FAILED;
		}
	}

	private Sense hearing(Ownership ownership) {
		return (media, source, deadline) -> hear(media, source, deadline, ownership);
	}

	private Sensed hear(Content.Media media, MediaSource source, Deadline deadline, Ownership ownership)
			throws MissingMediumException, ModelException, TenureEndedException, InterruptedException {
		Integer seconds = media.seconds();
		if (seconds != null && seconds > this.settings.longestRecording().toSeconds()) {
			throw new MissingMediumException("it is too long");
		}
		Medium recording = fetch(media, source, this.settings.largestRecording(), deadline);
		if (!recording.type().startsWith("audio/") && !recording.type().equals("application/ogg")) {
			throw new MissingMediumException("it is no recording");
		}
		String words = this.settings.transcriber().transcribe(recording.bytes(), recording.type(), deadline, ownership);
		return words.isBlank() ? Sensed.FAILED : Sensed.heard(words);
	}

	private Sensed see(Content.Media media, MediaSource source, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		Medium picture = fetch(media, source, this.settings.largestPicture(), deadline);
		if (!PICTURES.contains(picture.type())) {
			throw new MissingMediumException("it is no picture that the model can see");
		}
		return Sensed.seen(new Line.Picture(picture.dataUrl()));
	}

	private static Medium fetch(Content.Media media, MediaSource source, long largest, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		Long told = media.size();
		if (told != null && told > largest) {
			throw new MissingMediumException("it is too large");
		}
		return source.fetch(media, largest, deadline);
	}

	private interface Sense {

		Sensed of(Content.Media media, MediaSource source, Deadline deadline)
				throws MissingMediumException, ModelException, TenureEndedException, InterruptedException;

	}

}
