package io.remanso.testkit;

/**
 * A running broker.
 */
public final class TestKafka implements AutoCloseable {

	private final String bootstrapServers;

	private final Runnable stop;

	TestKafka(String bootstrapServers, Runnable stop) {
		this.bootstrapServers = bootstrapServers;
		this.stop = stop;
	}

	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	/**
	 * Stops it now, where the end of the JVM is too late. Not for the shared one.
	 */
	@Override
	public void close() {
		this.stop.run();
	}

}
