package io.remanso.standalone.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.remanso.embedded.LoopbackPort;
import io.remanso.launch.BootstrapServers;
import io.remanso.launch.DatabaseUrl;
import io.remanso.launch.SecretSetting;

/**
 * What to start and where.
 *
 * @param port of the webhooks and the page
 * @param address that they are bound to
 * @param kafkaPort of the embedded broker
 * @param postgresPort of the embedded database
 * @param bootstrapServers of the Kafka to use instead of the embedded one
 * @param databaseUrl of the PostgreSQL to use instead of the embedded one
 * @param data folder in which everything is kept
 * @param page whether the demo page is served
 * @param counterparts who is real and who is simulated
 * @param metaPhoneNumberId the business number at Meta
 */
public record Settings(int port, String address, int kafkaPort, int postgresPort, Optional<String> bootstrapServers,
		Optional<String> databaseUrl, Path data, boolean page, Counterparts counterparts,
		Optional<String> metaPhoneNumberId) {

	// The workers look at each of their own, but only when servers run for them.
	private static final List<String> SECRETS = List.of("OPENAI_API_KEY", "WHAPI_TOKEN", "WHAPI_WEBHOOK_TOKEN",
			"META_ACCESS_TOKEN", "META_PHONE_NUMBER_ID", "META_APP_SECRET", "META_VERIFY_TOKEN", "LOG_KEY");

	/**
	 * Reads and checks them.
	 * @throws SettingException naming the one that is wrong
	 */
	public static Settings from(Map<String, String> variables, boolean page) {
		Environment environment = new Environment(variables);
		environment.get("KAFKA_BOOTSTRAP_SERVERS").ifPresent(BootstrapServers::requireShape);
		environment.get("DATABASE_URL").ifPresent(DatabaseUrl::parse);
		SECRETS.forEach((name) -> environment.get(name).ifPresent((value) -> SecretSetting.values(name, value)));
		return new Settings(chosen(environment.port("PORT", 8080)),
				environment.get("LISTEN_ADDRESS").orElse("127.0.0.1"), chosen(environment.port("KAFKA_PORT", 9092)),
				chosen(environment.port("POSTGRES_PORT", 5432)), environment.get("KAFKA_BOOTSTRAP_SERVERS"),
				environment.get("DATABASE_URL"),
				Path.of(environment.get("REMANSO_DATA").orElse("data")).toAbsolutePath().normalize(), page,
				Counterparts.from(environment), environment.get("META_PHONE_NUMBER_ID"));
	}

	/**
	 * The port is fixed before anything starts, since the simulator has to know where
	 * webhooks go.
	 */
	private static int chosen(int port) {
		return (port != 0) ? port : LoopbackPort.free();
	}

	/**
	 * Fails while nothing has started yet.
	 * @throws io.remanso.embedded.PortTakenException naming the setting that moves the
	 * port
	 */
	public void requireFreePorts() {
		LoopbackPort.requireFree(this.port, "PORT");
		if (this.bootstrapServers.isEmpty()) {
			LoopbackPort.requireFree(this.kafkaPort, "KAFKA_PORT");
		}
		if (this.databaseUrl.isEmpty() && !postgresWasLeftBehind()) {
			LoopbackPort.requireFree(this.postgresPort, "POSTGRES_PORT");
		}
	}

	/**
	 * After a kill, our own PostgreSQL may still hold its port; the embedded database
	 * sorts that out.
	 */
	private boolean postgresWasLeftBehind() {
		return this.data.resolve("postgres/data/postmaster.pid").toFile().exists();
	}

	/**
	 * Where this installation's own webhooks are reached from within it.
	 */
	public URI ownWebhooks() {
		String host = this.address.equals("0.0.0.0") ? "127.0.0.1" : this.address;
		return URI.create("http://" + host + ":" + this.port + "/webhooks/");
	}

	public Path logFile() {
		return this.data.resolve("logs/remanso.log");
	}

}
