package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A technician and the page of the packaged charger, from the first password to a charge. One charger, one story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageInBrowserTest {

    private static final String HOSTILE = "<u id=x>evil</u>";
    /** Sections in the order of the menu, with their headings. */
    private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("overview", List.of("Übersicht", "Overview"));
        SECTIONS.put("ocpp", List.of("OCPP", "OCPP"));
        SECTIONS.put("charging", List.of("Laden", "Charging"));
        SECTIONS.put("simulator", List.of("Simulator", "Simulator"));
        SECTIONS.put("cards", List.of("Karten", "Cards"));
        SECTIONS.put("sessions", List.of("Ladevorgänge", "Charges"));
        SECTIONS.put("list", List.of("Lokale Liste", "Local list"));
        SECTIONS.put("keys", List.of("OCPP-Schlüssel", "OCPP keys"));
        SECTIONS.put("profiles", List.of("Ladeprofile", "Profiles"));
        SECTIONS.put("network", List.of("Netzwerk", "Network"));
        SECTIONS.put("software", List.of("Software", "Software"));
        SECTIONS.put("frames", List.of("Nachrichten", "Messages"));
        SECTIONS.put("diagnostics", List.of("Diagnose", "Diagnostics"));
        SECTIONS.put("access", List.of("Zugang", "Access"));
    }

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;
    private Path folder;
    private Path home;
    private UpdateSets vendor;

    @BeforeAll
    void start(@TempDir Path temporary) {
        Browser.assumeAvailable();
        folder = temporary;
        centralSystem = WireCentralSystem.start();
        home = Distribution.copy(folder.resolve("distribution")).home();
        vendor = new UpdateSets(home, folder);
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(home)
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url()).trust("packageRoots", vendor.roots()).write(folder))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort)));
        shell = Shell.connect(shellPort);
        world = charger.simulator();
        centralSystem.awaitStatusOf(1, "Available");
    }

    @AfterAll
    void stop() {
        if (charger != null) {
            shell.close();
            charger.close();
            centralSystem.close();
        }
    }

    private Browser open(String language, boolean phone, boolean dark) {
        return Browser.open(charger.httpPort(), language, phone, dark);
    }

    private Browser signedIn(String language, boolean phone, boolean dark) {
        Browser browser = open(language, phone, dark);
        browser.signIn(PageClient.PASSWORD);
        return browser;
    }

    private static void assertSound(Browser browser, String what) {
        assertEquals("", browser.accessibilityViolations(), what);
        assertTrue(browser.fits(), what + " is wider than the screen");
        assertEquals(List.of(), browser.complaints(), what);
    }

    @Test
    @Order(1)
    void the_first_password_must_be_changed_before_anything_is_seen() {
        try (Browser browser = open("de", true, false)) {
            browser.text("h1", "Anmelden");
            browser.picture("entry-de-phone");
            assertSound(browser, "entry");
            browser.type("input[type=password]", "wrong");
            browser.press("button[type=submit]");
            browser.text(".remark", "Dieses Passwort stimmt nicht.");
            String first = PageClient.firstPassword(charger.output());
            browser.type("input[type=password]", first);
            browser.press("button[type=submit]");
            browser.text("h1", "Wähle ein eigenes Passwort");
            browser.picture("choose-password-de-phone");
            assertSound(browser, "choosing a password");
            browser.typeInto("Passwort vom Etikett", first);
            browser.typeInto("Neues Passwort", PageClient.PASSWORD);
            browser.typeInto("Noch einmal", PageClient.PASSWORD);
            browser.press("button[type=submit]");
            browser.text(".sentence", "Kein Auto ist verbunden.");
            browser.text(".state", "OCPP verbunden");
            browser.picture("overview-free-de-phone");
        }
    }

    @Test
    @Order(2)
    void it_says_why_there_is_no_charge_and_then_shows_it_live() {
        try (Browser browser = signedIn("de", false, false)) {
            world.plug();
            world.car("C");
            browser.text(".sentence", "Das Auto wartet auf die Autorisierung.");
            browser.text(".advice", "Zeige deine RFID-Karte dem RFID-Leser");
            browser.text(".chain .broken", "Autorisierung");
            browser.picture("overview-waiting-de-desktop");
            centralSystem.call("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", HOSTILE));
            browser.text(".sentence", "Das Auto lädt mit");
            browser.text(".tiles", HOSTILE);
            assertFalse(browser.has("#x"), "text from the central system became an element");
            String before = line(browser);
            Await.until("the plot moves", Browser.SOON, () -> line(browser), now -> !now.isEmpty() && !now.equals(before));
            assertEquals("blue", halo(browser));
            centralSystem.call("DataTransfer", Map.of("vendorId", HOSTILE, "data", HOSTILE));
            browser.section("frames", "Nachrichten");
            browser.text(".frames", HOSTILE);
            assertFalse(browser.has("#x"), "text from the central system became an element");
            browser.section("overview", "Übersicht");
            world.fault("under-voltage");
            browser.text(".sentence", "Eine Störung verhindert das Laden: zu niedrige Spannung.");
            browser.text(".advice", "Die Netzspannung ist zu niedrig. Es wird weitergeladen, sobald sie wieder stimmt.");
            browser.picture("overview-fault-de-desktop");
            world.clearFault("under-voltage");
            browser.text(".sentence", "Das Auto lädt mit");
            world.fault("connector-lock");
            browser.text(".notes", "Die Verriegelung klemmt.");
            assertSound(browser, "a fault beside a charge");
            world.clearFault("connector-lock");
        }
    }

    private static String line(Browser browser) {
        return String.valueOf(browser.script("const p = document.querySelector('.plot-power'); return p ? p.getAttribute('d') || '' : ''"));
    }

    /** The colour of the halo as it is drawn, by what the simulated charger shows. */
    private String halo(Browser browser) {
        browser.text(".model", "Halo blau");
        return world.state().path("halo").path("color").asText();
    }

    @Test
    @Order(3)
    void every_view_is_sound_in_both_languages_sizes_and_colours() {
        for (Look look : Boolean.getBoolean("hotplug.page.all") ? Look.ALL : Look.EACH_ONCE) {
            try (Browser browser = signedIn(look.language(), look.phone(), look.dark())) {
                SECTIONS.forEach((id, headings) -> {
                    browser.section(id, headings.get(look.language().equals("de") ? 0 : 1));
                    Await.pause();
                    browser.see("main .card");
                    browser.picture(id + look.name());
                    assertSound(browser, id + look.name());
                });
            }
        }
    }

    /** How somebody sees the page. In each build every language, size and colour once; {@code -Dhotplug.page.all=true}: more ways. */
    private record Look(String language, boolean phone, boolean dark) {

        static final List<Look> EACH_ONCE = List.of(new Look("de", true, false), new Look("en", false, true));
        static final List<Look> ALL = List.of(
                EACH_ONCE.get(0), EACH_ONCE.get(1), new Look("en", true, true), new Look("de", false, true), new Look("en", false, false));

        String name() {
            return "-" + language + (phone ? "-phone" : "-desktop") + (dark ? "-dark" : "");
        }
    }

    @Test
    @Order(4)
    void ocpp_is_set_up_as_in_the_guide_tested_tried_and_taken_back() {
        WireCentralSystem other = WireCentralSystem.start();
        try (Browser browser = signedIn("de", true, false)) {
            world.unplug();
            centralSystem.awaitStatusOf(1, "Available");
            browser.section("ocpp", "OCPP");
            browser.text(".state", "OCPP verbunden");
            browser.typeInto("URL", "http://127.0.0.1:" + other.port() + "/ocpp");
            browser.text(".remark.bad", "OCPP braucht ws:// statt http://.");
            browser.typeInto("URL", "ws://127.0.0.1:" + other.port() + "/ocpp/CP1");
            browser.text(".remark.bad", "Die Identität steht schon in der URL");
            browser.typeInto("URL", "ws://127.0.0.1:" + other.port() + "/ocpp/");
            browser.text(".remark.warn", "Der Schrägstrich am Ende wird weggelassen.");
            browser.text(".endpoint", "ws://127.0.0.1:" + other.port() + "/ocpp/CP1");
            browser.pressText("Verbindung testen");
            browser.text(".doctor", "Das Zentralsystem nimmt diesen Aufladepunkt an.");
            browser.text(".doctor", "Die Uhren gehen gleich.");
            browser.picture("ocpp-tested-de-phone");
            assertSound(browser, "a test of the connection");
            assertEquals(1, other.calls("BootNotification").size());
            browser.pressText("Speichern");
            browser.text(".progress", "Die neue Einstellung");
            browser.picture("ocpp-trying-de-phone");
            other.awaitStatusOf(1, "Available");
            browser.text(".progress", "Die letzte Änderung hat funktioniert und gilt.");
            centralSystem.close();
            centralSystem = other;
            browser.typeInto("URL", "ws://127.0.0.1:" + ChargerProcess.freePort() + "/ocpp");
            browser.pressText("Verbindung testen");
            browser.text(".doctor", "Prüfe den Port in der URL");
            browser.picture("ocpp-refused-de-phone");
        }
    }

    @Test
    @Order(5)
    void it_is_used_without_a_mouse() {
        try (Browser browser = open("en", false, false)) {
            browser.see("input[type=password]");
            browser.keys(PageClient.PASSWORD, Keys.ENTER);
            browser.see(".menu");
            browser.script("document.activeElement.blur()");
            tabTo(browser, "Simulator");
            browser.keys(Keys.ENTER);
            browser.text("h1", "Simulator");
            tabTo(browser, "B · waits");
            browser.keys(Keys.SPACE);
            world.awaitConnector("the car waits", c -> c.path("evState").asText().equals("B"));
            tabTo(browser, "C · wants energy");
            browser.keys(Keys.ENTER);
            tabTo(browser, "Present the card");
            browser.keys(Keys.ENTER);
            world.awaitConnector("the car charges", c -> c.path("drawnAmps").asDouble() > 1);
        }
    }

    private static void tabTo(Browser browser, String what) {
        for (int i = 0; i < 60 && !browser.focused().equals(what); i++) {
            browser.keys(Keys.TAB);
        }
        assertEquals(what, browser.focused());
    }

    @Test
    @Order(6)
    void an_update_is_uploaded_checked_and_installed_in_mid_charge_and_taken_back() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.hpkg"), "no update");
        Path core = ReplacedBundle.pack(ReplacedBundle.original("profile-core"), "9.0.1", folder.resolve("core.jar"), Map.of());
        int started = centralSystem.calls("StartTransaction").size();
        try (Browser browser = signedIn("de", true, false); EnergyWatch energy = new EnergyWatch(world)) {
            browser.text(".sentence", "Das Auto lädt mit");
            browser.section("software", "Software");
            browser.text("main", "0, ab Werk");
            browser.choose("Update-Datei", garbage);
            browser.pressText("Hochladen und prüfen");
            browser.text(".offer", "Die Datei ist keine Update-Datei oder beschädigt.");
            browser.choose("Update-Datei", vendor.gate(20, 3).patch("p1", core));
            browser.pressText("Hochladen und prüfen");
            browser.text(".offer", "0.1.0 → 0.1.0+p1");
            browser.text(".offer", "auch während jemand lädt");
            browser.picture("software-offer-de-phone");
            assertSound(browser, "an offer");
            browser.pressText("Installieren");
            browser.yes();
            browser.text(".doctor .running", "Bewähren");
            browser.picture("software-proving-de-phone");
            browser.text("main", "0.1.0+p1: installiert");
            browser.picture("software-installed-de-phone");
            assertSound(browser, "an update");
            assertEquals("9.0.1", coreVersion());
            browser.pressText("Zurück zu 0.1.0");
            browser.yes();
            browser.text("main", "0.1.0: installiert.");
            assertEquals("0.1.0", coreVersion());
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        assertEquals(started, centralSystem.calls("StartTransaction").size());
        assertEquals(0, leftOf("update-upload-"));
    }

    private String coreVersion() {
        return key("CoreProfileVersion");
    }

    private String key(String name) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(name))).path("configurationKey").path(0).path("value").asText();
    }

    private long leftOf(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
        }
    }

    @Test
    @Order(7)
    void a_key_is_changed_a_card_is_read_and_the_diagnostics_are_taken_home() throws IOException {
        Path downloads = Files.createDirectory(folder.resolve("downloads"));
        try (Browser browser = signedIn("de", false, false)) {
            browser.downloadTo(downloads);
            browser.section("keys", "OCPP-Schlüssel");
            browser.typeInto("Suchen", "ConnectionTimeOut");
            browser.press("button[aria-label='ConnectionTimeOut ändern']");
            browser.typeInto("Neuer Wert für ConnectionTimeOut", "soon");
            browser.pressText("Speichern");
            browser.text(".keys .remark.bad", "ConnectionTimeOut wird abgelehnt");
            browser.typeInto("Neuer Wert für ConnectionTimeOut", "77");
            browser.pressText("Speichern");
            browser.text(".keys .value", "77");
            assertEquals("77", key("ConnectionTimeOut"));
            browser.section("cards", "Karten");
            world.card("04A23C5B");
            browser.text("main .tag", "04A23C5B");
            browser.text("main .tag", "5B3CA204");
            browser.section("diagnostics", "Diagnose");
            browser.text(".health", "central-system");
            browser.press("a[href='/api/diagnostics/archive']");
            Path archive = Await.until("the archive", Browser.SOON, () -> downloaded(downloads), Optional::isPresent).orElseThrow();
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                assertTrue(zip.getEntry("station.txt") != null && zip.getEntry("bundles.txt") != null);
            }
        }
    }

    /** A download is under another name until it is whole. */
    private static Optional<Path> downloaded(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(8)
    void the_page_itself_is_replaced_while_somebody_looks_and_the_charge_goes_on() {
        try (Browser browser = signedIn("de", true, false)) {
            browser.text(".sentence", "Das Auto lädt mit");
            browser.script("const w = window; w.said = []; new MutationObserver(() => w.said.push(document.body.textContent))"
                    + ".observe(document.body, {subtree: true, childList: true, characterData: true})");
            new ReplacedBundle(shell, "local-page", folder).update();
            Await.until("reconnected", Browser.SOON, () -> String.valueOf(browser.script("return window.said.join()")),
                    said -> said.contains("unterbrochen") && said.contains("Wieder mit dem Ladegerät verbunden."));
            browser.text(".sentence", "Das Auto lädt mit");
            assertTrue(world.connector().path("contactorClosed").asBoolean());
        }
    }

    @Test
    @Order(9)
    void a_section_comes_and_goes_with_its_bundle() {
        try (Browser browser = signedIn("en", false, false)) {
            browser.text(".menu", "Simulator");
            long id = shell.bundle("dev.hotplug.mainboard.simulator");
            shell.run("stop " + id);
            Await.until("no simulator", Browser.SOON, () -> browser.all(".menu"), menu -> !menu.contains("Simulator"));
            browser.text(".sentence", "The charger's electronics do not answer");
            shell.run("start " + id);
            browser.text(".menu", "Simulator");
        }
    }

    @Test
    @Order(10)
    void a_charger_that_was_told_to_restart_is_found_again() {
        try (Browser browser = signedIn("en", true, false)) {
            browser.section("diagnostics", "Diagnostics");
            browser.pressText("Restart the charger");
            browser.yes();
            browser.text("#lost", "interrupted");
            browser.text("h1", "Sign in");
            browser.signIn(PageClient.PASSWORD);
            browser.section("sessions", "Charges");
            browser.text(".sessions-list", "ended by a restart");
        }
        assertEquals(1, charger.output().split("first password", -1).length - 1, "the password was shown once");
    }

    @Test
    @Order(11)
    void the_factory_settings_come_back_when_somebody_is_sure() {
        assertEquals("77", key("ConnectionTimeOut"));
        int boots = centralSystem.calls("BootNotification").size();
        try (Browser browser = signedIn("de", false, false)) {
            browser.section("diagnostics", "Diagnose");
            browser.pressText("Werksbedingungen wiederherstellen");
            browser.see("dialog");
            browser.picture("restore-de-desktop");
            assertSound(browser, "the question");
            browser.yes();
            centralSystem.awaitCalls("BootNotification", boots + 1, Browser.SOON);
            browser.text("h1", "Anmelden");
            browser.signIn(PageClient.PASSWORD);
            browser.section("sessions", "Ladevorgänge");
            browser.text(".sessions-list", "Noch keiner.");
        }
        assertNotEquals("77", key("ConnectionTimeOut"));
    }
}
