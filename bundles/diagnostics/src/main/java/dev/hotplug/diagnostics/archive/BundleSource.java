package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The bundles with their versions and states. */
@Component
public final class BundleSource implements DiagnosticsSource {

    private static final Map<Integer, String> STATES = Map.of(
            Bundle.INSTALLED, "INSTALLED",
            Bundle.RESOLVED, "RESOLVED",
            Bundle.STARTING, "STARTING",
            Bundle.ACTIVE, "ACTIVE",
            Bundle.STOPPING, "STOPPING");

    private final BundleContext context;

    @Activate
    public BundleSource(BundleContext context) {
        this.context = context;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        entries.present("bundles.txt", Texts.lines(Arrays.stream(context.getBundles()).map(BundleSource::line).toList()));
    }

    private static String line(Bundle bundle) {
        String state = STATES.getOrDefault(bundle.getState(), Integer.toString(bundle.getState()));
        return String.format("%3d %-10s %s %s", bundle.getBundleId(), state, bundle.getSymbolicName(), bundle.getVersion());
    }
}
