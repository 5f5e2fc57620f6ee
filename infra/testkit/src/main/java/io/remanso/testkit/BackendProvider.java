package io.remanso.testkit;

/**
 * One way to get servers. Closing it stops whatever it started.
 */
interface BackendProvider extends AutoCloseable {

	TestKafka startKafka();

	DatabaseServer startDatabaseServer();

	@Override
	void close();

}
