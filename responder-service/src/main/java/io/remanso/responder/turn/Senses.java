package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.media.MediaMemory;
import io.remanso.responder.media.MediaSource;
import io.remanso.responder.media.MissingMediumException;
import io.remanso.responder.media.Pictures;
import io.remanso.responder.media.Recordings;
import io.remanso.responder.media.RemoteFile;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears and sees the files of a turn, within bounds, in three steps: the gateway says how
 * large each is; memory is taken for all of a kind at once; each is fetched, in a place
 * that is given back before anything else is waited for. The kinds wait for nothing of
 * each other: what waits for memory holds nothing of its kind, and what has it waits for
 * nobody who lacks it.
 */
final class Senses {

	private static final Logger logger = LoggerFactory.getLogger(Senses.class);

	// More pictures than a person would look at; the rest is named.
	private static final int PICTURES = 10;

	private final MediaSettings settings;

	private final Waiting waiting;

	Senses(MediaSettings settings, Waiting waiting) {
		this.settings = settings;
		this.waiting = waiting;
	}

	/** What the file of each message says. */
	List<Sensed> of(Gateway gateway, List<Content> contents, Deadline deadline, Ownership ownership)
			throws TenureEndedException, InterruptedException {
		List<Located> located = locate(gateway, contents, deadline);
		Queue<MediaBudget.Share> held = new ConcurrentLinkedQueue<>();
		try {
			List<List<Sensed>> kinds = Together.run(
					List.of(() -> sense(located, true, held, deadline, ownership),
							() -> sense(located, false, held, deadline, ownership)),
					Collections.nCopies(located.size(), Sensed.FAILED));
			return IntStream.range(0, located.size())
				.mapToObj((i) -> kinds.get(isPicture(located.get(i)) ? 0 : 1).get(i))
				.toList();
		}
		catch (TenureEndedException | InterruptedException | RuntimeException | Error ex) {
			held.forEach(MediaBudget.Share::close);
			throw ex;
		}
	}

	// Of the other kind nothing is wanted.
	private List<Sensed> sense(List<Located> located, boolean pictures, Queue<MediaBudget.Share> held,
			Deadline deadline, Ownership ownership) throws TenureEndedException, InterruptedException {
		MediaMemory memory = this.settings.memory();
		List<MediaBudget.Share> shares = (pictures ? memory.pictures() : memory.recordings()).take(
				located.stream().map((file) -> (isPicture(file) == pictures) ? room(file) : 0L).toList(), this.waiting,
				deadline);
		held.addAll(shares);
		List<Callable<Sensed>> tasks = new ArrayList<>();
		for (int i = 0; i < located.size(); i++) {
			MediaBudget.Share share = shares.get(i);
			tasks.add(switch (located.get(i)) {
				case Located.Nowhere(Sensed sensed) -> () -> sensed;
				case Located.At at when isPicture(at) == pictures -> () -> sense(at, share, deadline, ownership);
				case Located.At _ -> () -> Sensed.NOTHING;
			});
		}
		return Together.run(tasks, Sensed.FAILED);
	}

	private static boolean isPicture(Located located) {
		return located instanceof Located.At at && isPicture(at.media());
	}

	private List<Located> locate(Gateway gateway, List<Content> contents, Deadline deadline)
			throws TenureEndedException, InterruptedException {
		List<Callable<Located>> tasks = new ArrayList<>();
		int pictures = 0;
		for (Content content : contents) {
			if (!(content instanceof Content.Media media) || !isSensed(media)) {
				tasks.add(() -> new Located.Nowhere(Sensed.NOTHING));
				continue;
			}
			pictures += isPicture(media) ? 1 : 0;
			tasks.add((isPicture(media) && pictures > PICTURES) ? () -> new Located.Nowhere(Sensed.FAILED)
					: () -> locate(gateway, media, deadline));
		}
		return Together.run(tasks, new Located.Nowhere(Sensed.FAILED));
	}

	private Located locate(Gateway gateway, Content.Media media, Deadline deadline) throws InterruptedException {
		MediaSource source = this.settings.sources().get(gateway);
		if (source == null) {
			return new Located.Nowhere(Sensed.FAILED);
		}
		try (InFlight.Place place = this.settings.asked().take(this.waiting, deadline)) {
			Integer seconds = media.seconds();
			if (!isPicture(media) && seconds != null && seconds > this.settings.longestRecording().toSeconds()) {
				throw new MissingMediumException("it is too long");
			}
			checkSize(media, media.size());
			if (place == null) {
				throw new MissingMediumException("no time was left");
			}
			RemoteFile file = source.find(media, deadline);
			checkSize(media, file.size());
			return new Located.At(media, file);
		}
		catch (MissingMediumException ex) {
			return new Located.Nowhere(failed(media, ex));
		}
	}

	// Where nobody tells the size, for the largest.
	private long room(Located located) {
		return switch (located) {
			case Located.Nowhere _ -> 0;
			case Located.At(Content.Media media, RemoteFile file) -> {
				Long told = file.size();
				yield (told != null && told > 0) ? told : largest(media);
			}
		};
	}

	private Sensed sense(Located.At at, MediaBudget.Share share, Deadline deadline, Ownership ownership)
			throws TenureEndedException, InterruptedException {
		Sensed sensed = Sensed.FAILED;
		try {
			byte[] bytes = fetch(at, share, deadline);
			sensed = isPicture(at.media()) ? see(bytes, share) : hear(bytes, deadline, ownership);
		}
		catch (MissingMediumException | ModelException ex) {
			sensed = failed(at.media(), ex);
		}
		finally {
			if (sensed.share() == null) {
				share.close();
			}
		}
		return sensed;
	}

	private byte[] fetch(Located.At at, MediaBudget.Share share, Deadline deadline)
			throws MissingMediumException, InterruptedException {
		if (!share.isGranted()) {
			throw new MissingMediumException("there was no memory for it in time");
		}
		try (InFlight.Place place = this.settings.atOnce().take(this.waiting, deadline)) {
			if (place == null) {
				throw new MissingMediumException("no time was left");
			}
			byte[] bytes = at.file().fetching().fetch(largest(at.media()), deadline);
			if (!share.fit(bytes.length)) {
				throw new MissingMediumException("it is larger than was told, and there was no memory for that");
			}
			return bytes;
		}
	}

	private Sensed hear(byte[] recording, Deadline deadline, Ownership ownership)
			throws MissingMediumException, ModelException, TenureEndedException, InterruptedException {
		String type = Recordings.type(recording)
			.orElseThrow(() -> new MissingMediumException("it is no recording that the model can hear"));
		String words = this.settings.transcriber().transcribe(recording, type, deadline, ownership);
		return words.isBlank() ? Sensed.FAILED : Sensed.heard(words);
	}

	private static Sensed see(byte[] picture, MediaBudget.Share share) throws MissingMediumException {
		return Pictures.dataUrl(picture)
			.map((url) -> Sensed.seen(new Line.Picture(url), share))
			.orElseThrow(() -> new MissingMediumException("it is no picture that the model can see"));
	}

	private void checkSize(Content.Media media, @Nullable Long told) throws MissingMediumException {
		if (told != null && told > largest(media)) {
			throw new MissingMediumException("it is too large");
		}
	}

	private long largest(Content.Media media) {
		return isPicture(media) ? this.settings.largestPicture() : this.settings.largestRecording();
	}

	private static boolean isPicture(Content.Media media) {
		return media.media() == MediaKind.IMAGE;
	}

	private static boolean isSensed(Content.Media media) {
		return switch (media.media()) {
			case VOICE, AUDIO, IMAGE -> true;
			case VIDEO, DOCUMENT, STICKER, UNKNOWN -> false;
		};
	}

	private static Sensed failed(Content.Media media, Exception ex) {
		logger.warn("a {} could not be had: {}", media.media(), ex.getMessage());
		return Sensed.FAILED;
	}

}
