package io.remanso.responder.warmup;

import java.io.IOException;
import java.util.Map;

import io.remanso.contracts.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * The worker's own classes, those too that only rare failures meet.
 */
public final class OwnClasses {

	private static final Logger logger = LoggerFactory.getLogger(OwnClasses.class);

	// Where they are, and one that comes from the same jar: tests have more in the same
	// packages.
	private static final Map<String, Class<?>> PACKAGES = Map.of("io/remanso/responder/", OwnClasses.class,
			"io/remanso/contracts/", Topics.class);

	private OwnClasses() {
	}

	/**
	 * Initialise each.
	 * @return how many there are
	 */
	public static int initialise() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(
				OwnClasses.class.getClassLoader());
		int count = 0;
		for (Map.Entry<String, Class<?>> folder : PACKAGES.entrySet()) {
			String jar = folder.getValue().getProtectionDomain().getCodeSource().getLocation().getPath();
			for (Resource file : resolver.getResources("classpath*:" + folder.getKey() + "**/*.class")) {
				String path = file.getURL().getPath();
				if (path.contains(jar)) {
					initialise(path.substring(path.lastIndexOf(folder.getKey())));
					count++;
				}
			}
		}
		return count;
	}

	private static void initialise(String file) {
		String name = ClassUtils
			.convertResourcePathToClassName(file.substring(0, file.length() - ClassUtils.CLASS_FILE_SUFFIX.length()));
		try {
			Class<?> _ = Class.forName(name, true, OwnClasses.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			logger.debug("{} is not there for use ({})", name, ex.getClass().getSimpleName());
		}
	}

}
