package dev.hotplug.local.page.settings;

import dev.hotplug.page.PageSection;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/** What a technician sets about charging; made of the overview's topic and of configuration keys. */
@Component(service = PageSection.class)
public final class ChargingSection implements PageSection {

    @Override
    public String id() {
        return "charging";
    }

    @Override
    public Words title() {
        return Words.of("Laden", "Charging");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public InputStream module() throws IOException {
        return ChargingSection.class.getResourceAsStream("charging.js");
    }
}
