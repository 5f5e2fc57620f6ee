package io.remanso.simulator.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.pace.PassingTime;

/**
 * Stands before all handlers of one API: decides what happens to each call, makes it
 * happen, and writes it down.
 */
public final class FaultGate {

	private static final String EDGE_PAGE = """
			<!DOCTYPE html><html><head><title>Sorry, something went wrong.</title></head>
			<body><h1>Sorry, something went wrong.</h1></body></html>
			""";

	private final Api api;

	private final Faults faults;

	private final Ledger ledger;

	private final InstantSource clock;

	private final ErrorShape errors;

	private final Function<Request, Incoming> reader;

	/**
	 * Creates a gate.
	 * @param errors makes an error in the shape of the API
	 * @param reader finds in a request what it is about
	 */
	public FaultGate(Api api, Faults faults, Ledger ledger, InstantSource clock, ErrorShape errors,
			Function<Request, Incoming> reader) {
		this.api = api;
		this.faults = faults;
		this.ledger = ledger;
		this.clock = clock;
		this.errors = errors;
		this.reader = reader;
	}

	/** A handler whose effect comes after the latency. */
	public Handler guard(Handler handler) {
		return guardPaced((request, pause) -> {
			pause.await();
			return handler.handle(request);
		});
	}

	/** A handler that itself says when the latency passes, and must do so once. */
	public Handler guardPaced(PacedHandler handler) {
		return (request) -> {
			Instant at = this.clock.instant();
			Incoming call = this.reader.apply(request);
			Decision decision = this.faults.decide(call);
			if (decision.fault() instanceof Fault.Hang) {
				// Written down first: whoever waits for the hang to be seen must not have
				// to wait for its end.
				record(request, call, decision, 0, at);
				this.faults.hang();
				return new Reply.Dropped();
			}
			Reply reply = suffer(request, decision, handler);
			record(request, call, decision, reply.status(), at);
			return reply;
		};
	}

	private void record(Request request, Incoming call, Decision decision, int status, Instant at) {
		Duration took = Duration.between(at, this.clock.instant());
		this.ledger.addCall(this.api, (number) -> new Call(number, this.api, call.method(), call.path(), call.subject(),
				call.text(), end(decision.fault()), status, at, took, Ledger.ofInterest(request.headers())));
	}

	private Reply suffer(Request request, Decision decision, PacedHandler handler) throws InterruptedException {
		Pause pause = () -> PassingTime.await(decision.latency());
		return switch (decision.fault()) {
			case Fault.None _ -> handler.handle(request, pause);
			case Fault.Failure failure -> {
				pause.await();
				yield this.errors.error(failure.status(), failure.code());
			}
			case Fault.Refusal _, Fault.Hang _ -> new Reply.Dropped();
			case Fault.LostAnswer _ -> {
				handler.handle(request, pause);
				yield new Reply.Dropped();
			}
			case Fault.EdgeError edge -> {
				if (edge.taken()) {
					handler.handle(request, pause);
				}
				else {
					pause.await();
				}
				yield Reply.content(edge.status(), "text/html", EDGE_PAGE.getBytes(StandardCharsets.UTF_8));
			}
		};
	}

	private static Call.End end(Fault fault) {
		return switch (fault) {
			case Fault.None _ -> Call.End.ANSWERED;
			case Fault.Failure _ -> Call.End.FAILED;
			case Fault.EdgeError edge -> edge.taken() ? Call.End.LOST : Call.End.FAILED;
			case Fault.Refusal _ -> Call.End.REFUSED;
			case Fault.Hang _ -> Call.End.HUNG;
			case Fault.LostAnswer _ -> Call.End.LOST;
		};
	}

	/** Lets the latency pass. */
	@FunctionalInterface
	public interface Pause {

		void await() throws InterruptedException;

	}

	/** A handler that holds something while the latency passes. */
	@FunctionalInterface
	public interface PacedHandler {

		Reply handle(Request request, Pause pause) throws InterruptedException;

	}

}
