package dev.hotplug.local.page.settings;

import dev.hotplug.page.PageSection;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/** Passwords and API tokens; uses what the page serves itself. */
@Component(service = PageSection.class)
public final class AccessSection implements PageSection {

    @Override
    public String id() {
        return "access";
    }

    @Override
    public Words title() {
        return Words.of("Zugang", "Access");
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public InputStream module() throws IOException {
        return AccessSection.class.getResourceAsStream("access.js");
    }
}
