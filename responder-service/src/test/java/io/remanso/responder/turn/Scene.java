package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.InDoubt;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.media.MediaMemory;
import io.remanso.responder.media.MissingMediumException;
import io.remanso.responder.media.RemoteFile;
import io.remanso.responder.media.TestFiles;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Pause;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.responder.partition.Work;
import io.remanso.testkit.LogNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A turn's whole way without a broker: what it writes, says and sends is noted in order.
 */
final class Scene implements Outcomes {

	final FakeTime time = new FakeTime();

	final FakeAssistant assistant = new FakeAssistant();

	final FakeCourier courier = new FakeCourier();

	final List<Outcome> written = new ArrayList<>();

	final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

	private final Tenure tenure = new Tenure(0, this.time.now().minusSeconds(3600));

	String failureReply = "Disculpa";

	Transcriber transcriber = (_, _, _, _) -> "lo que dije";

	Speaker speaker = (_, _, _) -> new byte[] { 1 };

	Files media = (_) -> TestFiles.recording("nota");

	final MediaMemory memory = MediaMemory.of(3 << 19);

	final InFlight places = new InFlight(4);

	final AccountGate gateway = new AccountGate("whapi");

	/** Whether the partition is another's, which nobody has told us. */
	boolean movedOn;

	private int finished;

	private long offset;

	void run(ClosedBuffer buffer) {
		runner().accept(work(buffer));
	}

	private TurnRunner runner() {
		Membership membership = new Membership();
		membership.update(new MockConsumer<>("earliest").groupMetadata());
		MediaSettings files = new MediaSettings(
				Map.of(Gateway.WHAPI, (media, _) -> new RemoteFile(media.size(), (_, _) -> this.media.fetch(media))),
				(recording, type, deadline, ownership) -> this.transcriber.transcribe(recording, type, deadline,
						ownership),
				this.memory, new InFlight(4), this.places, 100_000, 100_000, Duration.ofMinutes(5),
				Duration.ofSeconds(60));
		PartSender sender = new PartSender("whapi", this.courier, this.gateway, new Breaker("whapi"), InDoubt.RESEND,
				this.time.waiting(), new SimpleMeterRegistry());
		Partners partners = new Partners(this.assistant, new LateSpeaker(() -> this.speaker),
				Map.of(Gateway.WHAPI, sender, Gateway.META, sender), files);
		TurnSettings settings = new TurnSettings(Duration.ofMinutes(10), this.failureReply, ZoneId.of("America/Bogota"),
				Duration.ofSeconds(30));
		return new TurnRunner(this, partners, new Fence(membership, this, Duration.ofSeconds(30)), settings,
				LogNames.IDS, this.time.waiting(), new SimpleMeterRegistry());
	}

	Scene() {
		this.tenure.inheritedUntil(0);
	}

	/** The turn was there already when the partition became ours. */
	void inherit() {
		this.tenure.inheritedUntil(Long.MAX_VALUE);
	}

	/** The partition's next owner begins: it knows what is written, and nothing else. */
	void restart() {
		this.movedOn = false;
		inherit();
		this.written.forEach(this::recorded);
	}

	/** The partition is another's, and we know it. */
	void lose() {
		this.tenure.end();
	}

	void recorded(Outcome outcome) {
		this.tenure.progress()
			.merge(outcome.turnId(), TurnProgress.none(0).plus(outcome), (known, _) -> known.plus(outcome));
	}

	void takeOver(String userId) {
		pause(userId, this.time.now(), this.time.now().plusSeconds(1800));
	}

	void pause(String userId, Instant since, Instant until) {
		this.tenure.pauses().put(userId, new Pause(until, since));
	}

	/** A receipt of a part comes, with a code of Meta's where it failed. */
	void receipt(int part, Receipt.Status status, @Nullable Integer code) {
		Chat chat = new Chat(Gateway.META, "1", Messages.USER, false);
		this.tenure.receipts()
			.add(new Receipt(Messages.USER, chat, "id-" + part, status, "turn-1/" + part, code, null, this.time.now(),
					this.time.now()));
	}

	/** A receipt of Whapi's comes, which names the message only. */
	void receipt(String messageId, Receipt.Status status, @Nullable Integer code) {
		Chat chat = new Chat(Gateway.WHAPI, "CH", Messages.USER + "@s.whatsapp.net", false);
		this.tenure.receipts()
			.add(new Receipt(Messages.USER, chat, messageId, status, null, code, null, this.time.now(),
					this.time.now()));
	}

	/** An order to forget, given then. */
	void forget(String userId, Instant at) {
		this.tenure.forgotten().add(userId, at);
	}

	Outcome.Terminal end() {
		List<Outcome.Terminal> ends = this.written.stream()
			.filter(Outcome.Terminal.class::isInstance)
			.map(Outcome.Terminal.class::cast)
			.toList();
		if (ends.size() != 1 || this.finished != 1) {
			throw new AssertionError("%d ends, finished %d times".formatted(ends.size(), this.finished));
		}
		return ends.getFirst();
	}

	static MissingMediumException missing() {
		return new MissingMediumException("gone");
	}

	static ModelException deaf() {
		return new ModelException("deaf", false);
	}

	/** A closed buffer that can't be read. */
	void runUnreadable(ClosedBuffer buffer) {
		Work work = work(buffer);
		runner().accept(new Work(work.tenure(), work.record(), null, "unreadable"));
	}

	private Work work(ClosedBuffer buffer) {
		byte[] value = Topics.CLOSED_BUFFERS.serde().serialize(buffer);
		ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(Topics.CLOSED_BUFFERS.name(), 0, this.offset,
				buffer.userId().getBytes(UTF_8), value);
		this.tenure.takeUp(this.offset++, buffer.turnId());
		return new Work(this.tenure, record, buffer, null);
	}

	@Override
	public void write(Tenure of, Outcome step) throws TenureEndedException {
		prove(of);
		this.written.add(step);
	}

	@Override
	public void finish(Work work, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> letters)
			throws TenureEndedException {
		prove(work.tenure());
		this.written.addAll(outcomes);
		this.deadLetters.addAll(letters);
		this.finished++;
	}

	@Override
	public void prove(Tenure of) throws TenureEndedException {
		if (this.movedOn) {
			throw new TenureEndedException();
		}
		of.committed(Set.of(), Moment.now());
	}

	/** What the gateway has. */
	@FunctionalInterface
	interface Files {

		byte[] fetch(Content.Media media) throws MissingMediumException, InterruptedException;

	}

}
