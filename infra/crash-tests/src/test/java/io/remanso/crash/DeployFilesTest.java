package io.remanso.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files are not run here, so what can be checked of them without that is.
 */
class DeployFilesTest {

	private static final DeployFiles FILES = new DeployFiles(Installation.findCheckout());

	static List<Path> yaml() {
		return FILES.endingWith(".yaml");
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void shouldBeYaml(Path file) {
		assertThat(documents(file)).isNotEmpty().allSatisfy((document) -> assertThat(document).isInstanceOf(Map.class));
	}

	@Test
	void shouldHaveADashboardWithAQueryInEachPanel() {
		List<Path> dashboards = FILES.endingWith(".json");
		assertThat(dashboards).hasSize(1);
		JsonNode dashboard = JsonMapper.shared().readTree(DeployFiles.read(dashboards.getFirst()));
		assertThat(dashboard.path("panels").valueStream())
			.filteredOn((panel) -> !panel.path("type").asString().equals("row"))
			.hasSizeGreaterThan(10)
			.allSatisfy((panel) -> assertThat(panel.path("targets").path(0).path("expr").asString()).isNotBlank());
	}

	@Test
	void shouldNameManyMetricsOfOurOwn() {
		assertThat(FILES.metrics()).filteredOn((metric) -> metric.startsWith("remanso_")).hasSizeGreaterThan(15);
	}

	@Test
	void shouldKnowAMetricThatNobodyPublishes() {
		assertThat(FILES.unknownMetrics(List.of())).contains("kafka_stream_alive_stream_threads")
			.doesNotContain("remanso_buffers_dlq_total", "remanso_turns_seconds_count");
	}

	@ParameterizedTest
	@CsvSource({ "ingest-service,WHAPI_WEBHOOK_TOKEN", "buffer-stream,STATE_DIR", "responder-service,OPENAI_API_KEY",
			"persistence-sink,DATABASE_URL" })
	void shouldGiveAWorkerOnlyVariablesThatItReads(String worker, String oneOfThem) {
		Set<String> given = new HashSet<>();
		yaml().stream()
			.flatMap((file) -> documents(file).stream())
			.forEach((document) -> collect(document, worker, given));
		assertThat(given).contains("KAFKA_BOOTSTRAP_SERVERS", oneOfThem);
		assertThat(FILES.variables(worker)).containsAll(given);
	}

	/** Compose's service and Kubernetes' container both have an image and their env. */
	private static void collect(Object node, String worker, Set<String> names) {
		if (node instanceof Map<?, ?> map) {
			if (String.valueOf(map.get("image")).split(":", 2)[0].equals("remanso/" + worker)) {
				if (map.get("environment") instanceof Map<?, ?> environment) {
					environment.keySet().forEach((name) -> names.add(name.toString()));
				}
				if (map.get("env") instanceof List<?> environment) {
					environment.forEach((entry) -> names.add(String.valueOf(((Map<?, ?>) entry).get("name"))));
				}
			}
			map.values().forEach((value) -> collect(value, worker, names));
		}
		else if (node instanceof List<?> list) {
			list.forEach((value) -> collect(value, worker, names));
		}
	}

	private static List<Object> documents(Path file) {
		Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(DeployFiles.read(file));
		Stream<Object> stream = StreamSupport.stream(all.spliterator(), false);
		return new ArrayList<>(stream.toList());
	}

}
