package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.media.TestFiles;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.pace.InFlight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a turn's files keep places and memory from others.
 */
class FileBoundsTest {

	private final Scene scene = new Scene();

	private final long all = free();

	@Test
	void shouldHoldNoPlaceWhileARecordingIsHeard() throws Exception {
		CountDownLatch heard = new CountDownLatch(1);
		CountDownLatch seen = new CountDownLatch(6);
		this.scene.transcriber = (_, _, _, _) -> {
			seen.countDown();
			heard.await();
			return "nota";
		};
		Content[] notes = new Content[6];
		Arrays.fill(notes, Messages.media(MediaKind.VOICE, null));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> turn = threads.submit(() -> this.scene.run(Messages.saying(notes)));
			// More than there are places: all are at the transcriber at once.
			seen.await();
			try (InFlight.Place place = this.scene.places.take(this.scene.time.waiting(),
					this.scene.time.in(Duration.ZERO))) {
				assertThat(place).isNotNull();
			}
			heard.countDown();
			turn.get();
		}
		assertThat(free()).isEqualTo(this.all);
	}

	@Test
	void shouldLetPicturesGoBeforeTheReplyIsSent() {
		this.scene.media = (_) -> TestFiles.picture(50_000);
		List<Long> held = new ArrayList<>();
		this.scene.assistant.whileThinking = () -> held.add(this.all - free());
		this.scene.courier.answer = (_) -> {
			held.add(this.all - free());
			return new Sending.Taken("id-1");
		};
		this.scene.run(Messages.saying(untold()));
		assertThat(held).hasSize(2);
		assertThat(held.getFirst()).isBetween(150_000L, 151_024L);
		assertThat(held.getLast()).isZero();
	}

	@Test
	void shouldLetPicturesGoBeforeTheApologyIsSent() {
		this.scene.media = (_) -> TestFiles.picture(50_000);
		this.scene.assistant.failure = new ModelException("broken", false);
		List<Long> held = new ArrayList<>();
		this.scene.courier.answer = (_) -> {
			held.add(this.all - free());
			return new Sending.Taken("id-1");
		};
		this.scene.run(Messages.saying(untold()));
		assertThat(held).containsExactly(0L);
	}

	@Test
	void shouldHoldNothingForWhatIsNoPicture() {
		this.scene.media = (_) -> TestFiles.page();
		List<Long> held = new ArrayList<>();
		this.scene.assistant.whileThinking = () -> held.add(this.all - free());
		this.scene.run(Messages.saying(untold()));
		assertThat(held).containsExactly(0L);
	}

	@Test
	void shouldNameThePicturesForWhichOneTurnMayNotHaveTheMemory() {
		this.scene.media = (_) -> TestFiles.picture(1_000);
		Content[] pictures = new Content[6];
		Arrays.fill(pictures, untold());
		this.scene.run(Messages.saying(pictures));
		assertThat(this.scene.assistant.asked.getFirst().lines()).extracting((line) -> line.pictures().size())
			.containsExactly(1, 1, 0, 0, 0, 0);
	}

	@Test
	void shouldHearAVoiceNoteThoughPicturesHoldAllTheirMemory() throws InterruptedException {
		takeAllOfPictures();
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(lines()).containsExactly("[Nota de voz] lo que dije");
	}

	@Test
	void shouldHearAVoiceNoteWhileItsTurnsPictureWaitsForMemory() throws InterruptedException {
		List<MediaBudget.Share> held = takeAllOfPictures();
		this.scene.media = (media) -> (media.media() == MediaKind.IMAGE) ? TestFiles.picture(50_000)
				: TestFiles.recording("nota");
		this.scene.transcriber = (_, _, _, _) -> {
			held.forEach(MediaBudget.Share::close);
			return "mira";
		};
		this.scene.run(Messages.saying(untold(), Messages.media(MediaKind.VOICE, null)));
		assertThat(lines()).containsExactly("[Imagen]", "[Nota de voz] mira");
	}

	@Test
	@SuppressWarnings("NullAway")
	void shouldLetPicturesGoWhereTheTurnBreaksBeforeItIsAsked() {
		this.scene.media = (_) -> TestFiles.picture(50_000);
		this.scene.run(Messages.saying(untold(), null));
		assertThat(free()).isEqualTo(this.all);
	}

	private List<MediaBudget.Share> takeAllOfPictures() throws InterruptedException {
		List<MediaBudget.Share> held = new ArrayList<>();
		for (long size = 300_000; size > 1; size /= 2) {
			MediaBudget.Share share = take(size);
			while (share.isGranted()) {
				held.add(share);
				share = take(size);
			}
		}
		return held;
	}

	private MediaBudget.Share take(long size) throws InterruptedException {
		return this.scene.memory.pictures()
			.take(List.of(size), this.scene.time.waiting(), this.scene.time.in(Duration.ZERO))
			.getFirst();
	}

	private List<String> lines() {
		return this.scene.assistant.asked.getFirst().lines().stream().map(Line::text).toList();
	}

	private long free() {
		return this.scene.memory.pictures().free() + this.scene.memory.recordings().free();
	}

	private static Content untold() {
		return new Content.Media(MediaKind.IMAGE, "id-1", null, "image/png", null, null, null, null, null);
	}

}
