package io.remanso.simulator.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that was called and sent, as far as memory is given to it: the newest records of
 * each kind and API. Safe for use by many threads.
 */
public final class Ledger {

	private static final Set<String> HEADERS_OF_INTEREST = Set.of("user-agent", "content-type", "traceparent",
			"idempotency-key", "x-client-request-id", "x-stainless-retry-count", "openai-organization",
			"openai-project");

	private final Map<Api, BoundedLog<Call>> calls = new EnumMap<>(Api.class);

	private final Map<Api, BoundedLog<Sent>> sent = new EnumMap<>(Api.class);

	private final Map<Api, BoundedLog<Signal>> signals = new EnumMap<>(Api.class);

	private final BoundedLog<ModelCall> modelCalls;

	public Ledger(int capacity) {
		for (Api api : Api.values()) {
			this.calls.put(api, new BoundedLog<>(capacity));
			this.sent.put(api, new BoundedLog<>(capacity));
			this.signals.put(api, new BoundedLog<>(capacity));
		}
		this.modelCalls = new BoundedLog<>(capacity);
	}

	/** The headers that a record keeps. */
	public static Map<String, String> ofInterest(Map<String, String> headers) {
		return headers.entrySet()
			.stream()
			.filter((header) -> HEADERS_OF_INTEREST.contains(header.getKey()))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	public Call addCall(Api api, LongFunction<Call> call) {
		return of(this.calls, api).add(call);
	}

	public Sent addSent(Api gateway, LongFunction<Sent> message) {
		return of(this.sent, gateway).add(message);
	}

	public Signal addSignal(Api gateway, LongFunction<Signal> signal) {
		return of(this.signals, gateway).add(signal);
	}

	public ModelCall addModelCall(LongFunction<ModelCall> call) {
		return this.modelCalls.add(call);
	}

	public List<Call> calls(Api api) {
		return of(this.calls, api).matching((call) -> true);
	}

	public List<Sent> sent(Api gateway, Predicate<? super Sent> wanted) {
		return of(this.sent, gateway).matching(wanted);
	}

	public List<Signal> signals(Api gateway) {
		return of(this.signals, gateway).matching((signal) -> true);
	}

	public List<ModelCall> modelCalls() {
		return this.modelCalls.matching((call) -> true);
	}

	public long callCount(Api api) {
		return of(this.calls, api).count();
	}

	public long sentCount(Api gateway) {
		return of(this.sent, gateway).count();
	}

	public long modelCallCount() {
		return this.modelCalls.count();
	}

	public void clear() {
		this.calls.values().forEach(BoundedLog::clear);
		this.sent.values().forEach(BoundedLog::clear);
		this.signals.values().forEach(BoundedLog::clear);
		this.modelCalls.clear();
	}

	private static <T> BoundedLog<T> of(Map<Api, BoundedLog<T>> logs, Api api) {
		BoundedLog<T> log = logs.get(api);
		if (log == null) {
			throw new IllegalArgumentException("No log of " + api);
		}
		return log;
	}

}
