package io.remanso.responder;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.media.MediaSource;
import io.remanso.responder.media.MissingMediumException;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import io.remanso.responder.warmup.WarmUpServer;
import io.remanso.responder.warmup.Handshakes;
import io.remanso.responder.warmup.RareClasses;
import io.remanso.responder.warmup.SkippingClock;
import io.remanso.responder.warmup.WarmUpTurns;
import io.remanso.responder.turn.MediaSettings;
import io.remanso.responder.turn.TurnRunner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Turns of every kind, done once by one platform thread before the first record is read.
 * A virtual thread keeps its carrier while it initialises a class, and while it waits for
 * another that does: many turns that met a class first together have held all carriers
 * for ever, since the one that initialised it waited for a lock whose next owner found no
 * carrier. What this thread has met nobody waits for any more. The turns pass the same
 * stations as real ones, built by the same configuration; only the addresses of the model
 * and of the gateways are those of a server in this process. Where it breaks off, the
 * worker starts all the same.
 */
final class WarmUp {

	private static final Logger logger = LoggerFactory.getLogger(WarmUp.class);

	// It takes a second or two; a machine that is so slow starts without the rest of it.
	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration ALONE = Duration.ofSeconds(3);

	// Of one call, in a time that leaps.
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	// They tell their ends, and what they could not see, which is nobody's here.
	private static final String TURNS = TurnRunner.class.getPackageName();

	private final Waiting waiting = new SkippingClock().waiting();

	private final ConfigurableEnvironment environment;

	WarmUp(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/** Returns when it is over, well or not. */
	void run() throws InterruptedException {
		long begun = System.nanoTime();
		AtomicReference<String> end = new AtomicReference<>("was broken off");
		Thread thread = Thread.ofPlatform().daemon().name("warm-up").unstarted(() -> end.set(warmUp()));
		LoggingSystem logging = LoggingSystem.get(WarmUp.class.getClassLoader());
		LoggerConfiguration before = logging.getLoggerConfiguration(TURNS);
		logging.setLogLevel(TURNS, LogLevel.ERROR);
		try {
			thread.start();
			if (!thread.join(LONGEST)) {
				logger.warn("the warm-up takes too long, at {}", ours(thread));
				thread.interrupt();
			}
		}
		finally {
			logging.setLogLevel(TURNS, (before != null) ? before.getConfiguredLevel() : null);
		}
		// As turns tell their end: by then this has been met, too.
		logger.atInfo()
			.log("the warm-up {} after {} ms", end.get(), Duration.ofNanos(System.nanoTime() - begun).toMillis());
	}

	private static String ours(Thread thread) {
		return Stream.of(thread.getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith("io.remanso."))
			.findFirst()
			.map(StackTraceElement::toString)
			.orElse("no place of ours");
	}

	private String warmUp() {
		try (WarmUpServer server = WarmUpServer.start()) {
			RareClasses.initialise();
			Handshakes.make(server);
			server.keepAVirtualThreadWaiting();
			warmUp(server.plain());
			return "ended";
		}
		catch (IOException | GeneralSecurityException | ModelException | MissingMediumException | RuntimeException ex) {
			logger.warn("the warm-up broke off ({}): classes are met by the first turns instead",
					ex.getClass().getSimpleName());
			return "broke off";
		}
		catch (TenureEndedException | InterruptedException ex) {
			return "was interrupted";
		}
	}

	private void warmUp(URI server)
			throws ModelException, MissingMediumException, TenureEndedException, InterruptedException {
		try (WarmUpStations stations = WarmUpStations.of(this.environment, this.waiting, server)) {
			for (Map.Entry<Gateway, PartSender> sender : stations.senders().entrySet()) {
				visit(sender.getValue().courier(), sender.getKey());
			}
			MediaSettings media = stations.media();
			for (Map.Entry<Gateway, MediaSource> source : media.sources().entrySet()) {
				hear(media, source.getValue(), source.getKey());
			}
			byte[] _ = stations.speaker().speak("Hola", deadline(), () -> {
			});
			TurnRunner turns = stations.turns();
			for (Gateway gateway : Gateway.values()) {
				List<ClosedBuffer> all = WarmUpTurns.of(gateway, this.waiting.now());
				all.forEach((turn) -> turns.accept(work(turn)));
				onAVirtualThread(() -> turns.accept(work(all.getFirst())));
			}
			boolean _ = stations.assistant().forget("conv_1", deadline(), () -> {
			});
		}
	}

	// One alone, for what only virtual threads meet, as their way to wait for a socket.
	private static void onAVirtualThread(Runnable turn) throws InterruptedException {
		Thread thread = Thread.ofVirtual().name("warm-up").start(turn);
		if (!thread.join(ALONE)) {
			thread.interrupt();
		}
	}

	// What turns do on threads of their own.
	private static void visit(Courier courier, Gateway gateway) throws InterruptedException {
		Chat chat = WarmUpTurns.chat(gateway);
		courier.subscribe(chat);
		courier.show(Sign.TYPING, chat, "m-0");
		courier.hide(chat);
	}

	private void hear(MediaSettings media, MediaSource source, Gateway gateway)
			throws ModelException, MissingMediumException, TenureEndedException, InterruptedException {
		byte[] recording = source.find(WarmUpTurns.recording(gateway), deadline())
			.fetching()
			.fetch(media.largestRecording(), deadline());
		String _ = media.transcriber().transcribe(recording, "audio/ogg", deadline(), () -> {
		});
	}

	// Of a partition that may be another's, so that what an earlier owner did is looked
	// for.
	private static Work work(ClosedBuffer turn) {
		Tenure tenure = new Tenure(0, Instant.now());
		byte[] value = Topics.CLOSED_BUFFERS.serde().serialize(turn);
		tenure.takeUp(0, turn.turnId());
		return new Work(tenure,
				new ConsumerRecord<>(Topics.CLOSED_BUFFERS.name(), 0, 0, turn.userId().getBytes(UTF_8), value),
				Topics.CLOSED_BUFFERS.serde().deserialize(value), null);
	}

	private Deadline deadline() {
		return Deadline.after(this.waiting.now(), PATIENCE);
	}

}
