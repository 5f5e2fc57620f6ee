package io.remanso.crash.page;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The page as a person sees and uses it.
 */
final class PageView {

	// A window of 5 s or 10 s, and a machine that does other things too.
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern SECONDS = Pattern.compile("([0-9]+\\.[0-9]) s");

	private final ChromeDriver window;

	private final String address;

	PageView(ChromeDriver window, String address) {
		this.window = window;
		this.address = address;
	}

	/** Opens the page anew, with the list, or one person's chat. */
	PageView load(String hash) {
		this.window.get("about:blank");
		this.window.get(this.address + hash);
		await("the list of people").until(() -> !all(".person").isEmpty());
		return this;
	}

	void reload() {
		this.window.navigate().refresh();
		await("the list of people").until(() -> !all(".person").isEmpty());
	}

	void choose(String name) {
		all(".person").stream().filter((person) -> person.getText().contains(name)).findFirst().orElseThrow().click();
		await("the chat of " + name).until(() -> text("#name").equals(name));
	}

	void click(String selector) {
		one(selector).click();
	}

	/** Presses keys where the focus is. */
	void press(CharSequence... keys) {
		this.window.switchTo().activeElement().sendKeys(keys);
	}

	/** Presses Tab until the focus is there. */
	void tabTo(String selector) {
		for (int stops = 0; stops < 15 && !hasFocus(selector); stops++) {
			press(Keys.TAB);
		}
	}

	boolean hasFocus(String selector) {
		return Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", selector));
	}

	/** What has the focus, and how its outline is drawn. */
	String focus() {
		return script(
				"const it = document.activeElement; return it.textContent + ' ' + it.matches(':focus-visible') + ' '"
						+ " + getComputedStyle(it).outlineStyle")
			.toString();
	}

	boolean isShown(String selector) {
		return all(selector).stream().anyMatch(WebElement::isDisplayed);
	}

	boolean scrollsSideways() {
		return Boolean.TRUE.equals(script("return document.documentElement.scrollWidth > innerWidth"
				+ " || [...document.querySelectorAll('main, aside, #log')].some((box) => box.scrollWidth > box.clientWidth)"));
	}

	/** What the lines of a kind say, without their times. */
	List<String> lines(String kind) {
		return all(".line." + kind + " .text, .line." + kind + " .chip").stream().map(WebElement::getText).toList();
	}

	/** The whole chat, line by line. */
	List<String> chat() {
		return all("#timeline > .line").stream().map(WebElement::getText).toList();
	}

	/** How many marks of the user's own messages have such a label. */
	long marks(String label) {
		return all(".line.mine .mark").stream()
			.filter((mark) -> Objects.toString(mark.getDomAttribute("data-label"), "").startsWith(label))
			.count();
	}

	/** What is left of the countdown; 0 where there is none. */
	double seconds() {
		Matcher matcher = SECONDS.matcher(text("#seconds"));
		return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
	}

	String text(String selector) {
		return one(selector).getText();
	}

	/** Errors of scripts, and what the content policy has blocked. */
	List<String> complaints() {
		return this.window.manage().logs().get("browser").getAll().stream().map(Object::toString).toList();
	}

	void await(String what, Callable<Boolean> condition) {
		await(what).until(condition);
	}

	private static ConditionFactory await(String what) {
		return Awaitility.await(what)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.ignoreException(StaleElementReferenceException.class);
	}

	private WebElement one(String selector) {
		return this.window.findElement(By.cssSelector(selector));
	}

	private List<WebElement> all(String selector) {
		return this.window.findElements(By.cssSelector(selector));
	}

	private Object script(String script, Object... arguments) {
		return Objects.requireNonNullElse(this.window.executeScript(script, arguments), false);
	}

}
