package dev.hotplug.mainboard.simulator;

import dev.hotplug.page.PageSection;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/** The simulated world as a section of the technician's page. It has no resources of its own: it uses {@code /simulator}. */
@Component(service = PageSection.class)
public final class SimulatorSection implements PageSection {

    @Override
    public String id() {
        return "simulator";
    }

    @Override
    public Words title() {
        return Words.of("Simulator", "Simulator");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public InputStream module() throws IOException {
        return SimulatorSection.class.getResourceAsStream("page/section.js");
    }
}
