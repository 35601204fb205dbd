package dev.hotplug.itests.blackbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Headless Chromium, as a technician holds it in his hand or has it on his desk. */
final class Browser implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path SHOTS = Path.of(System.getProperty("user.dir"), "target/screenshots");

    private final ChromeDriver driver;
    private final String base;
    private final boolean phone;

    private Browser(ChromeDriver driver, String base, boolean phone) {
        this.driver = driver;
        this.base = base;
        this.phone = phone;
    }

    private void size(int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                "width", phone ? 390 : 1280, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    }

    /** Fails where the browser is mandatory, otherwise skips the test, when there is none. */
    static void assumeAvailable() {
        boolean available = browser().isPresent() && find("chromedriver").isPresent();
        if (Boolean.getBoolean("hotplug.strict.required") && !available) {
            throw new AssertionError("Chromium and its driver are mandatory here and one of them is missing");
        }
        if (!available) {
            System.out.println("NOTICE: the tests in a browser are skipped: install chromium and chromium-driver");
        }
        Assumptions.assumeTrue(available, "Chromium or its driver is missing");
    }

    private static Optional<File> browser() {
        return BROWSERS.stream().map(Browser::find).flatMap(Optional::stream).findFirst();
    }

    private static Optional<File> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> new File(folder, name)).filter(File::canExecute).findFirst();
    }

    /** A browser that shows the page of a charger, in a language and a size. */
    static Browser open(int port, String language, boolean phone, boolean dark) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                "--no-proxy-server", "--disable-background-networking", "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow()).usingAnyFreePort().withSilent(true).build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of(
                "source", "if (!localStorage.getItem('hotplug-language')) { localStorage.setItem('hotplug-language', '" + language + "'); }"));
        Browser browser = new Browser(driver, "http://127.0.0.1:" + port + "/", phone);
        browser.size(phone ? 844 : 900);
        browser.go("");
        return browser;
    }

    void go(String address) {
        driver.get(base + address);
    }

    /** Opens a section and waits for its heading. */
    void section(String id, String heading) {
        go("#/" + id);
        text("h1", heading);
        ready();
    }

    /** Waits until the section that is open has had a value of all that it follows, and has drawn it. */
    void ready() {
        Await.until("values", SOON, () -> has("main[data-ready]"), there -> there);
        driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    void signIn(String password) {
        type("input[type=password]", password);
        press("button[type=submit]");
        see(".menu");
    }

    WebElement see(String css) {
        return Await.until(css, SOON, () -> driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until an element contains a text. */
    void text(String css, String text) {
        Await.until(css + " says " + text, SOON, () -> all(css), seen -> seen.contains(text));
    }

    /** The texts of all elements that match. */
    String all(String css) {
        return String.valueOf(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('\\n')", css));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void press(String css) {
        press(see(css));
    }

    /** As a person does: scrolls it clear of the bars first. */
    private void press(WebElement button) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    /** Presses the button with this text. */
    void pressText(String text) {
        press(Await.until(
                        "button " + text,
                        SOON,
                        () -> driver.findElements(By.xpath("//main//button[normalize-space()='" + text + "']")),
                        found -> !found.isEmpty())
                .get(0));
    }

    void type(String css, String text) {
        WebElement field = see(css);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    /** The field with a label that contains a text. */
    void typeInto(String label, String text) {
        WebElement field = labelled(label);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    /** Downloads go to this folder from here on. */
    void downloadTo(Path folder) {
        driver.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Says yes to the question that is asked. */
    void yes() {
        press("dialog button[value=yes]");
    }

    /** Chooses a file for the field with this label. */
    void choose(String label, Path file) {
        labelled(label).sendKeys(file.toAbsolutePath().toString());
    }

    WebElement labelled(String label) {
        Object field = Await.until("field " + label, SOON, () -> driver.executeScript(
                "const l = [...document.querySelectorAll('label')].find(e => e.textContent.includes(arguments[0])); return l && l.control", label), f -> f != null);
        return (WebElement) field;
    }

    /** Presses keys as somebody does who has no mouse. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What has the focus: its text or, of a field, its label. */
    String focused() {
        return String.valueOf(driver.executeScript(
                "const e = document.activeElement; return (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent || '').trim()"));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Writes a picture of the whole view into {@code target/screenshots}. */
    void picture(String name) {
        Object height = driver.executeScript("window.scrollTo(0, 0); return Math.max(window.innerHeight, document.documentElement.scrollHeight)");
        size(((Number) height).intValue());
        Map<String, Object> shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of());
        size(phone ? 844 : 900);
        try {
            Files.createDirectories(SHOTS);
            Files.write(SHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe-core finds against accessibility, one line each; empty when nothing. */
    String accessibilityViolations() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' '"
                + " + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary.replace(/\\s+/g, ' ')).join(' | ')).join('\\n')), e => done(String(e)))");
        return String.valueOf(found);
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors on the browser's console: a script that failed, something the policy forbade. Refusals are answers like others. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("net::ERR") && !message.contains("401") && !message.contains("409") && !message.contains("favicon"))
                .toList();
    }

    /** The view is no wider than the screen. */
    boolean fits() {
        return Boolean.TRUE.equals(driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
