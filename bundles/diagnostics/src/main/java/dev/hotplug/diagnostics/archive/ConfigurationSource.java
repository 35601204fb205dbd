package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The configuration keys; those that are never disclosed by name only. */
@Component
public final class ConfigurationSource implements DiagnosticsSource {

    private final Settings settings;
    private final Installation installation;

    @Activate
    public ConfigurationSource(@Reference Settings settings, @Reference Installation installation) {
        this.settings = settings;
        this.installation = installation;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# version " + installation.firmwareVersion() + ", part number " + installation.partNumber() + ", serial number "
                + installation.serialNumber().orElse("none"));
        settings.all().forEach(view -> lines.add(line(view)));
        entries.present("configuration.txt", Texts.lines(lines));
    }

    static String line(Settings.View view) {
        String value = view.access() == Setting.Access.WRITE_ONLY ? "(not disclosed)" : view.value().orElse("");
        return view.name() + " = " + value.replace('\n', ' ') + "    # " + view.access() + ", " + view.owner();
    }
}
