package io.remanso.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.HotSpotDiagnosticMXBean;

/**
 * All threads of this process, platform and virtual, and where they stand. Threads that
 * stand at the same place share one stack: thousands may wait alike.
 */
final class ThreadDump {

	private ThreadDump() {
	}

	/** The dump, or why there is none. */
	static String take() {
		try {
			Path folder = Files.createTempDirectory("remanso-threads-");
			Path file = folder.resolve("threads.txt");
			ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
				.dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
			String threads = Files.readString(file);
			Files.delete(file);
			Files.delete(folder);
			return together(threads);
		}
		catch (IOException | RuntimeException ex) {
			return "no threads can be shown: " + ex;
		}
	}

	/**
	 * The same dump with each stack once, under the names of all who stand there.
	 * @param dump threads with an empty line between, a line for each and then its stack
	 */
	static String together(String dump) {
		Map<String, List<String>> threads = new LinkedHashMap<>();
		for (String thread : dump.strip().split("\\R\\s*\\R", -1)) {
			String[] parts = thread.split("\\R", 2);
			threads.computeIfAbsent((parts.length > 1) ? parts[1] : "", (_) -> new ArrayList<>()).add(parts[0]);
		}
		StringBuilder text = new StringBuilder();
		threads
			.forEach((stack, names) -> text.append(String.join("\n", names)).append('\n').append(stack).append("\n\n"));
		return text.toString();
	}

}
