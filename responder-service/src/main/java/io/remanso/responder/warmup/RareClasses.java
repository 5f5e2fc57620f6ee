package io.remanso.responder.warmup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Classes that the turns of a warm-up do not all meet: the worker's own, of which some
 * are for rare failures, and some of Java's.
 */
public final class RareClasses {

	private static final Logger logger = LoggerFactory.getLogger(RareClasses.class);

	// Threads that get in each other's way meet these, and calls of more than a second.
	// Another Java may not have them.
	private static final List<String> JAVA = List.of("java.util.concurrent.atomic.Striped64$Cell",
			"jdk.internal.misc.CarrierThread$ForkJoinPools", "java.time.OffsetDateTime$1");

	// Each package, and a class that comes from its jar: tests have more in the same
	// packages.
	private static final Map<String, Class<?>> OWN = Map.of("io/remanso/responder/", RareClasses.class,
			"io/remanso/contracts/", Topics.class);

	private RareClasses() {
	}

	/** Initialise each. */
	public static void initialise() throws IOException {
		JAVA.forEach(RareClasses::initialise);
		own().forEach(RareClasses::initialise);
	}

	/** The names of the worker's own. */
	static List<String> own() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(
				RareClasses.class.getClassLoader());
		List<String> names = new ArrayList<>();
		for (Map.Entry<String, Class<?>> folder : OWN.entrySet()) {
			String jar = folder.getValue().getProtectionDomain().getCodeSource().getLocation().getPath();
			for (Resource file : resolver.getResources("classpath*:" + folder.getKey() + "**/*.class")) {
				String path = file.getURL().getPath();
				if (path.contains(jar)) {
					names
						.add(ClassUtils.convertResourcePathToClassName(path.substring(path.lastIndexOf(folder.getKey()),
								path.length() - ClassUtils.CLASS_FILE_SUFFIX.length())));
				}
			}
		}
		return names;
	}

	private static void initialise(String name) {
		try {
			Class<?> _ = Class.forName(name, true, RareClasses.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			logger.debug("{} is not there for use ({})", name, ex.getClass().getSimpleName());
		}
	}

}
