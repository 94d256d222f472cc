package org.sixstep;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser. Each look at the page waits until it has what is looked for; screenshots go to {@code target/screenshots}. */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String INSTALL = "There is no Chromium at " + BROWSER + " with its driver at " + DRIVER
            + ". On Debian: apt-get update && apt-get install -y chromium chromium-driver";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private int shots;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser; where none is installed the test is skipped, which {@code .ci/run} does not let pass. */
    static Chromium start() {
        return start("en");
    }

    /** @param language that the browser prefers */
    static Chromium start(String language) {
        assumeTrue(Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER), INSTALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--window-size=1400,1000", "--lang=" + language,
                "--accept-lang=" + language);
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        return new Chromium(new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options));
    }

    void open(String url) {
        driver.get(url);
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** As a session that has run out. */
    void forgetSession() {
        driver.manage().deleteAllCookies();
    }

    /** The first of these that is shown. */
    WebElement see(By what) {
        patiently(what, () -> shown(what).isPresent());
        return shown(what).orElseThrow();
    }

    /** Waits until a field holds this. */
    void seeValue(By field, String text) {
        patiently(field, () -> shown(field).filter(found -> text.equals(found.getDomProperty("value"))).isPresent());
    }

    /** Waits until this has the focus, is in view, and nothing lies over it. */
    void seeFocus(By field) {
        patiently(field, () -> shown(field).filter(found -> (Boolean) driver.executeScript("""
                const box = arguments[0].getBoundingClientRect();
                return document.activeElement === arguments[0]
                    && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === arguments[0];
                """, found)).isPresent());
    }

    void click(By what) {
        patiently(what, () -> {
            Optional<WebElement> found = shown(what).filter(WebElement::isEnabled);
            found.ifPresent(WebElement::click);
            return found.isPresent();
        });
    }

    /** Ticks a box or chooses a radio button. A page that still moves may lose a click. */
    void tick(By input) {
        patiently(input, () -> {
            Optional<WebElement> found = shown(input);
            found.filter(box -> !box.isSelected()).ifPresent(WebElement::click);
            return found.map(WebElement::isSelected).orElse(false);
        });
    }

    void write(By field, String text) {
        patiently(field, () -> {
            Optional<WebElement> found = shown(field);
            found.ifPresent(WebElement::clear);
            found.ifPresent(shown -> shown.sendKeys(text));
            return found.isPresent();
        });
    }

    /**
     * Writes into all these fields until each holds its text: a page that moves the focus while somebody types takes some of it elsewhere.
     */
    void write(Map<By, String> texts) {
        patiently(texts.keySet().iterator().next(), () -> {
            texts.forEach(this::write);
            return texts.entrySet().stream().allMatch(
                    entry -> shown(entry.getKey()).filter(field -> entry.getValue().equals(field.getDomProperty("value"))).isPresent());
        });
    }

    /** Presses a key where the focus is. */
    void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** Clicks this far from the middle of something. */
    void clickBeside(By what, int right, int down) {
        new Actions(driver).moveToElement(see(what), right, down).click().perform();
    }

    /** Answers what the page asks in a box of the browser. @return the question */
    String answer(boolean yes) {
        Alert box = Awaitility.await("a question").ignoreExceptionsInstanceOf(WebDriverException.class).atMost(PATIENCE)
                .until(() -> driver.switchTo().alert(), Objects::nonNull);
        String question = box.getText();
        if (yes) {
            box.accept();
        } else {
            box.dismiss();
        }
        return question;
    }

    /** Whether the browser would ask before it leaves, loads anew or closes the page. */
    boolean asksBeforeItLeaves() {
        return (Boolean) driver.executeScript("return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    /** What a script in the page returns. */
    Object evaluate(String script) {
        return driver.executeScript(script);
    }

    /** What a script in the page returns, once it returns the same twice. */
    List<?> settled(String script) {
        AtomicReference<Object> last = new AtomicReference<>();
        patiently(By.tagName("body"), () -> {
            Object found = driver.executeScript(script);
            return found.equals(last.getAndSet(found));
        });
        return (List<?>) last.get();
    }

    void waitUntilGone(By what) {
        patiently(what, () -> shown(what).isEmpty());
    }

    /** Keeps what the browser shows now; numbered in the order of the story. */
    void shot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve("%02d-%s.png".formatted(++shots, name)), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private Optional<WebElement> shown(By what) {
        return driver.findElements(what).stream().filter(WebElement::isDisplayed).findFirst();
    }

    private void patiently(By what, Callable<Boolean> action) {
        try {
            Awaitility.await("in the browser: " + what).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(WebDriverException.class).until(action);
        } catch (ConditionTimeoutException e) {
            shot("failed");
            throw new AssertionError("The console of the browser says " + driver.manage().logs().get(LogType.BROWSER).getAll(), e);
        }
    }
}
