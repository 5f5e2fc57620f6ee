package io.remanso.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BackendsTest {

	@Test
	void shouldShareOneBroker() throws Exception {
		createTopic(Backends.kafka(), "shared");
		assertThat(topics(Backends.kafka())).contains("shared");
	}

	@Test
	void shouldGiveABrokerOfItsOwnToWhoAsks() throws Exception {
		createTopic(Backends.kafka(), "other");
		try (TestKafka own = Backends.newKafka()) {
			assertThat(topics(own)).isEmpty();
		}
	}

	@Test
	void shouldGiveEachTestAnEmptyDatabase() throws Exception {
		createTable(Backends.database());
		createTable(Backends.database());
	}

	@Test
	void shouldFailWhereContainersAreWantedAndNoDockerAnswers() {
		assertThatIllegalStateException().isThrownBy(() -> ContainerBackends.connect(() -> false))
			.withMessageContaining("remanso.backends=testcontainers, but no Docker answers");
	}

	@Test
	void shouldRefuseAnUnknownChoice() {
		assertThatIllegalArgumentException().isThrownBy(() -> Backends.provider("docker"))
			.withMessageContaining("remanso.backends=docker is unknown");
	}

	private static void createTable(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("create table the_same_name (id int)");
		}
	}

	private static void createTopic(TestKafka kafka, String name) throws ExecutionException, InterruptedException {
		try (Admin admin = admin(kafka)) {
			admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
		}
	}

	private static Set<String> topics(TestKafka kafka) throws ExecutionException, InterruptedException {
		try (Admin admin = admin(kafka)) {
			return admin.listTopics().names().get();
		}
	}

	private static Admin admin(TestKafka kafka) {
		return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
	}

}
