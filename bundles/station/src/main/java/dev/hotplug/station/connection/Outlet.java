package dev.hotplug.station.connection;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What the transport is told to connect to: the settings in force, or those that are tried. Any thread. */
final class Outlet implements CentralSystemSource {

    private final Settings settings;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Reports reports = new Reports() {};
    private volatile CentralSystem centralSystem;
    private final Supplier<Held> held;
    private final Supplier<Optional<String>> withheld;
    private volatile Shown shown = new Shown(1, Optional.empty(), Optional.empty());

    /** What the transport says; any thread. */
    interface Reports {
        default void connected(long number, boolean otherKey) {}

        default void failed(long number, String kind, String why) {}
    }

    /** Number of the set-up; what is tried, else what is in force; a second key. */
    private record Shown(long number, Optional<ConnectionSettings> tried, Optional<String> otherKey) {}

    /**
     * @param held     asked when other settings are asked for
     * @param withheld asked each time: why this charger may not speak OCPP
     */
    Outlet(Settings settings, CentralSystem installed, Supplier<Held> held, Supplier<Optional<String>> withheld) {
        this.settings = settings;
        this.centralSystem = installed;
        this.held = held;
        this.withheld = withheld;
    }

    void reports(Reports to) {
        reports = to;
    }

    ConnectionSettings inForce() {
        return ConnectionKeys.with(centralSystem, settings);
    }

    /** The central system in force. */
    CentralSystem installed() {
        return centralSystem.withheld(withheld.get());
    }

    /** The same at another address. */
    CentralSystem installed(ConnectionSettings at) {
        CentralSystem c = installed();
        return new CentralSystem(c.enabled(), at.url(), at.identity(), c.termsAccepted(), c.withheld());
    }

    /** Why this charger may not speak OCPP; empty when it may. */
    Optional<String> withheld() {
        return withheld.get();
    }

    Held held() {
        return held.get();
    }

    long number() {
        return shown.number();
    }

    /** Another set-up: settings that are tried, or none for those in force. */
    void show(Optional<ConnectionSettings> tried, Optional<String> otherKey) {
        shown = new Shown(shown.number() + 1, tried, otherKey);
        watchers.forEach(Runnable::run);
    }

    /** Whether OCPP may be spoken may have changed: the same set-up, looked at again. */
    void again() {
        Shown now = shown;
        show(now.tried(), now.otherKey());
    }

    /** What is tried has become what is in force: the same set-up, no new connection. */
    void keep(CentralSystem now) {
        centralSystem = now;
        shown = new Shown(shown.number(), Optional.empty(), Optional.empty());
    }

    @Override
    public CentralSystem centralSystem() {
        return shown.tried().map(this::installed).orElseGet(this::installed);
    }

    @Override
    public Setup setup() {
        Shown now = shown;
        ConnectionSettings used = now.tried().orElseGet(this::inForce);
        Login login = new Login(used.securityProfile(), used.authorizationKey(), now.otherKey());
        return new Setup(now.number(), installed(used), Optional.of(login));
    }

    @Override
    public Watch watch(Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public void connected(Setup with, boolean otherKey) {
        reports.connected(with.number(), otherKey);
    }

    @Override
    public void failed(Setup with, String kind, String why) {
        reports.failed(with.number(), kind, why);
    }
}
