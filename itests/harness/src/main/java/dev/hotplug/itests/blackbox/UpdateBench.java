package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged charger that takes the sets of a vendor, its central system and its shell; it can be killed and started again. */
final class UpdateBench implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);

    private static final Pattern READY = Pattern.compile("Hotplug (\\S+) ready");

    final WireCentralSystem centralSystem = WireCentralSystem.start();
    final UpdateSets vendor;
    private final Path folder;
    private final Path home;
    private final Path provisioning;
    private ChargerProcess charger;
    private int shellPort;
    private Shell shell;

    /** @param folder an empty one */
    UpdateBench(Path folder, int sampleSeconds) {
        this.folder = folder;
        home = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .home();
        vendor = new UpdateSets(home, folder);
        provisioning = Provisioning.of(centralSystem.url())
                .key("MeterValueSampleInterval", Integer.toString(sampleSeconds))
                .key("MinimumStatusDuration", "0")
                .trust("packageRoots", vendor.roots())
                .write(folder);
    }

    /** @return the version that runs, as the ready line says it */
    String start() {
        return start("");
    }

    /** @param javaOption one more for the Java of the charger; empty for none */
    String start(String javaOption) {
        shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(home)
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .environment("HOTPLUG_JAVA_OPTS", ClassDataArchive.option() + " " + javaOption)
                .provision(provisioning));
        shell = Shell.connect(shellPort);
        Matcher ready = READY.matcher(charger.output());
        assertTrue(ready.find(), charger.output());
        return ready.group(1);
    }

    /** SIGKILL to whatever runs of it. */
    void kill() {
        shell.close();
        charger.powerCut();
    }

    ChargerProcess charger() {
        return charger;
    }

    SimulatorClient world() {
        return charger.simulator();
    }

    String shell(String command) {
        return shell.run(command).strip();
    }

    /** Each command costs the shell some memory until its session ends. */
    void newShell() {
        shell.close();
        shell = Shell.connect(shellPort);
    }

    /** The boot record as it is on the disk. */
    String record() {
        try {
            Path record = folder.resolve("data/boot/record");
            return Files.exists(record) ? Files.readString(record) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same where nobody minds that the charger is gone. */
    String shellIfThere(String command) {
        try {
            return shell(command);
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    void plugIn() {
        world().plug();
        world().car("C");
        world().card("04A23C5A");
        world().awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
    }

    /** A bundle of the distribution under another version. */
    Path next(String artifact, String version) {
        return next(artifact, version, Map.of());
    }

    /** The same with other headers in its manifest. */
    Path next(String artifact, String version, Map<String, String> headers) {
        return ReplacedBundle.pack(
                ReplacedBundle.original(artifact), version, folder.resolve(artifact + "-" + version + ".jar"), headers);
    }

    /** Every charge that a kill interrupted is closed and told, and the connector is free. */
    void settle() {
        Await.until("every charge is closed", SOON, () -> TransactionLedger.of(centralSystem).entries(),
                entries -> entries.stream().allMatch(TransactionLedger.Entry::closed));
        world().unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }

    @Override
    public void close() {
        if (charger != null) {
            shell.close();
            charger.close();
        }
        centralSystem.close();
    }
}
