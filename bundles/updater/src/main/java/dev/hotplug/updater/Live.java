package dev.hotplug.updater;

import java.util.List;

/**
 * The framework that runs, one operation for each thing that may fail or hang; each has a limit of its own. Updater's thread.
 */
interface Live {

    /**
     * A bundle that is installed.
     *
     * @param name symbolic name
     */
    record Installed(long id, String name, String location, boolean active) {}

    /** All of them but the framework itself. */
    List<Installed> bundles();

    /** A transient stop: the bundle stays one that starts with the framework. */
    void stop(Installed bundle) throws StepFailed;

    void uninstall(Installed bundle) throws StepFailed;

    void install(String location) throws StepFailed;

    /** One refresh of everything that was uninstalled and of those that were wired to it; these are started again. */
    void refresh() throws StepFailed;

    void start(Installed bundle) throws StepFailed;
}
