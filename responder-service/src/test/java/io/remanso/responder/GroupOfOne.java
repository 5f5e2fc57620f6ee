package io.remanso.responder;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.outcome.OutcomeTransaction;
import io.remanso.responder.outcome.OutcomeWriter;
import io.remanso.responder.outcome.WrittenCheck;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A real group with one member, and the writer under its generation: without turns, so
 * that a test says itself what is to be written. All ends with the test.
 */
final class GroupOfOne implements AfterEachCallback {

	static final int PARTITION = 5;

	private final Kafka kafka = new Kafka();

	private final Membership membership = new Membership();

	private final Tenure tenure = new Tenure(PARTITION, Instant.now());

	private final AtomicLong offset = new AtomicLong();

	private final KafkaClients clients;

	private final Consumer<byte[], byte[]> member;

	private final Admin admin;

	private final OutcomeWriter writer;

	/**
	 * A group whose writer has not started.
	 * @param broken what becomes of each producer that the writer asks for
	 */
	GroupOfOne(Breaking broken) {
		this.clients = new KafkaClients(new ResponderProperties.Kafka(this.kafka.bootstrapServers(), "one",
				"group-" + UUID.randomUUID(), Duration.ofSeconds(6)));
		this.admin = this.clients.admin();
		this.member = this.clients.member();
		this.member.subscribe(List.of(Topics.CLOSED_BUFFERS.name()));
		Awaitility.await("a generation").until(() -> {
			this.member.poll(Duration.ofMillis(50));
			return !this.member.assignment().isEmpty();
		});
		this.membership.update(this.member.groupMetadata());
		WrittenCheck check = new WrittenCheck(this.admin, this.clients::reader);
		IntFunction<OutcomeTransaction> transaction = (n) -> new OutcomeTransaction(
				() -> broken.of(() -> this.clients.transactional(n)), check);
		this.writer = new OutcomeWriter(this.membership, List.of(transaction.apply(0), transaction.apply(1)),
				Duration.ofMillis(100), Duration.ofMillis(200));
		this.tenure.outcomesEnd(0);
		this.tenure.open();
	}

	Kafka kafka() {
		return this.kafka;
	}

	Map<String, Integer> stranded() {
		return this.writer.stranded();
	}

	void start() {
		this.writer.start();
	}

	Tenure tenure() {
		return this.tenure;
	}

	/** A turn that was taken up. */
	Work work(String user) {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, user, "hola");
		long at = this.offset.getAndIncrement();
		this.tenure.takeUp(at, buffer.turnId());
		return new Work(this.tenure, new ConsumerRecord<>(Topics.CLOSED_BUFFERS.name(), PARTITION, at,
				user.getBytes(UTF_8), Topics.CLOSED_BUFFERS.serde().serialize(buffer)), buffer, null);
	}

	static String turnId(Work work) {
		ClosedBuffer buffer = work.buffer();
		if (buffer == null) {
			throw new IllegalStateException("unreadable");
		}
		return buffer.turnId();
	}

	/** The end of a turn that adds a text to the transcript. */
	static Outcome recorded(Work work, String text) {
		return new Outcome.Recorded(turnId(work), new String(work.record().key(), UTF_8), memory(text), Instant.now());
	}

	static Memory memory(String text) {
		return new Memory("conv_1", null, null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.USER, text, "m-0", true, Instant.now())));
	}

	/** On a thread of its own, which waits until the writer has it. */
	CompletableFuture<Void> finish(Work work, List<Outcome> outcomes,
			List<ProducerRecord<byte[], byte[]>> deadLetters) {
		return inTheBackground(() -> this.writer.finish(work, outcomes, deadLetters));
	}

	CompletableFuture<Void> write(Outcome step) {
		return inTheBackground(() -> this.writer.write(this.tenure, step));
	}

	private static CompletableFuture<Void> inTheBackground(Writing writing) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Thread thread = Thread.ofVirtual().start(() -> {
			try {
				writing.run();
				done.complete(null);
			}
			catch (Exception ex) {
				done.completeExceptionally(ex);
			}
		});
		Awaitility.await("the writer to be waited for")
			.pollInterval(Duration.ofMillis(1))
			.until(() -> done.isDone() || thread.getState() == Thread.State.WAITING);
		return done;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		try {
			this.tenure.end();
			this.writer.stop();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.member.close();
		this.admin.close();
		this.kafka.close();
	}

	/** The producer, with each call given to somebody who may let it through or not. */
	static Producer<byte[], byte[]> intercepted(Producer<byte[], byte[]> real, Interceptor interceptor) {
		InvocationHandler handler = (_, method, arguments) -> interceptor.call(method.getName(), arguments, () -> {
			try {
				return method.invoke(real, arguments);
			}
			catch (InvocationTargetException ex) {
				throw (ex.getCause() instanceof Exception cause) ? cause : ex;
			}
		});
		@SuppressWarnings("unchecked") // a proxy of a raw interface
		Producer<byte[], byte[]> proxy = (Producer<byte[], byte[]>) Proxy
			.newProxyInstance(Producer.class.getClassLoader(), new Class<?>[] { Producer.class }, handler);
		return proxy;
	}

	/** Stands between the writer and its producer. */
	interface Interceptor {

		@Nullable Object call(String method, Object[] arguments, Callable<@Nullable Object> call) throws Exception;

	}

	/** Gives the writer another producer than it asked for. */
	interface Breaking {

		Producer<byte[], byte[]> of(Supplier<Producer<byte[], byte[]>> real);

	}

	/** What a turn's thread does. */
	private interface Writing {

		void run() throws TenureEndedException, InterruptedException;

	}

}
