package dev.hotplug.runtime;

import dev.hotplug.runtime.container.Container;
import dev.hotplug.runtime.container.Diagnosis;
import dev.hotplug.runtime.container.Readiness;
import dev.hotplug.runtime.generation.Chooser;
import dev.hotplug.runtime.generation.ChosenSet;
import java.time.Duration;

/** One set of bundles from its start to the exit code that it ends with. */
final class Run {

    private final Container container;
    private final PageAddress page;
    private final ChosenSet set;
    private final Chooser chooser;
    private final ServiceManager manager = ServiceManager.ofEnvironment();

    Run(Container container, PageAddress page, ChosenSet set, Chooser chooser) {
        this.container = container;
        this.page = page;
        this.set = set;
        this.chooser = chooser;
    }

    /**
     * Runs the container until it stops, and reads the exit code that some bundle asked for.
     *
     * @param limit for getting ready
     * @param ready told once it is
     */
    int hold(Duration limit, Runnable ready) throws InterruptedException {
        StopOnSignal.install(container, manager::stopping, () -> ended(Launcher.exitCode()));
        new Watch(container, set.trial(), chooser::onTrial, manager).begin();
        try {
            container.start();
            awaitReady(limit, ready);
        } catch (Refusal e) {
            container.stop();
            container.awaitStop(Launcher.STOP_LIMIT_MILLIS);
            throw set.golden() ? e : Refusal.failure(e, "%s", e.getMessage());
        }
        container.awaitStop(0);
        return ended(Launcher.exitCode());
    }

    private void awaitReady(Duration limit, Runnable ready) throws InterruptedException {
        switch (new Readiness(container, page::answers).await(limit)) {
            case READY -> {
                ready.run();
                manager.ready();
            }
            case LATE -> throw Refusal.failure(
                    null, "Hotplug did not get ready within %d seconds: %s.", limit.toSeconds(), Diagnosis.of(container.context()));
            case STOPPED -> { }
        }
    }

    /**
     * An installed set that refuses what it is given is one that does not work here: another start may come to another set,
     * so its parent must not give up.
     */
    private int ended(int code) {
        if (code == 0 || code == Container.RESTART) {
            chooser.endedWell();
        }
        return code == 2 && !set.golden() ? 1 : code;
    }
}
