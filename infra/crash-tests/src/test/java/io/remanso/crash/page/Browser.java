package io.remanso.crash.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Chromium and its driver, as Debian packages them: taken as they are, or installed where
 * that is allowed.
 *
 * @param program the browser
 * @param driver what it is driven by
 */
record Browser(Path program, Path driver) {

	private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

	private static final String INSTALL = "apt-get -qq update && "
			+ "DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium chromium-driver";

	private static final int INSTALL_MINUTES = 5;

	/**
	 * The browser of this machine. Where there is none and none can be had, the test is
	 * skipped, and nobody can overlook it.
	 */
	static Browser required() {
		Optional<Browser> browser = find().or(() -> install() ? find() : Optional.empty());
		if (browser.isEmpty()) {
			String reason = "THE PAGE WAS NOT TESTED: no chromium and chromedriver here, and they can't be installed"
					+ " (as root on Debian: apt-get install chromium chromium-driver)";
			String bar = "*".repeat(reason.length() + 4);
			System.err.printf("%n%s%n* %s *%n%s%n%n", bar, reason, bar);
			Assumptions.abort(reason);
		}
		return browser.orElseThrow();
	}

	/** A window of its own, without anything from earlier ones. */
	ChromeDriver open(int width, int height) {
		ChromeOptions options = new ChromeOptions().setBinary(this.program.toFile());
		// As root there is no sandbox, and containers have a small /dev/shm.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
		ChromeDriver window = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(this.driver.toFile())
					.usingAnyFreePort()
					.build(),
				options);
		resize(window, width, height);
		return window;
	}

	/** A window can't be as narrow as a phone, what it shows can. */
	static void resize(ChromeDriver window, int width, int height) {
		window.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	private static Optional<Browser> find() {
		return PROGRAMS.stream()
			.map(Browser::onPath)
			.flatMap(Optional::stream)
			.findFirst()
			.flatMap((program) -> onPath("chromedriver").map((driver) -> new Browser(program, driver)));
	}

	private static Optional<Path> onPath(String name) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static boolean install() {
		if (!"root".equals(System.getProperty("user.name")) || onPath("apt-get").isEmpty()) {
			return false;
		}
		try {
			Process process = new ProcessBuilder("sh", "-c", INSTALL).inheritIO().start();
			if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return false;
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
