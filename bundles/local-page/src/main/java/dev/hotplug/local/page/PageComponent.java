package dev.hotplug.local.page;

import dev.hotplug.local.page.access.Accounts;
import dev.hotplug.local.page.events.Streams;
import dev.hotplug.local.page.web.Menu;
import dev.hotplug.local.page.web.Section;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.StationTime;
import dev.hotplug.page.Access;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Topic;
import dev.hotplug.store.Store;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What the servlets share: the accounts, the sections that are there, and the pages that follow. Leaves the sessions to its
 * next version, so that nobody has to sign in again when the page is replaced. Tells the launcher the first password.
 */
@Component(service = PageComponent.class, immediate = true)
public final class PageComponent {

    /** The topic that says which sections there are. */
    static final String SECTIONS = "page/sections";

    private static final String FACTS = "local-page.sessions";
    private static final String ROLE = "hotplug.role";

    private final HandOver handOver;
    private final StationTime time;
    private final String version;
    private final Accounts accounts;
    private final Menu menu = new Menu();
    private final Streams streams;
    private final ServiceRegistration<?> firstPassword;

    @Activate
    public PageComponent(
            BundleContext context, @Reference StationTime time, @Reference Store store, @Reference HandOver handOver) {
        this.handOver = handOver;
        this.time = time;
        this.version = String.valueOf(context.getProperty("hotplug.version"));
        String folder = context.getProperty("hotplug.data");
        this.accounts = new Accounts(time, store, Path.of(folder == null ? "." : folder));
        this.streams = new Streams(time::elapsedMillis, name -> topic(name).map(Topic::value));
        accounts.resume(handOver.take(FACTS));
        Supplier<String> toShow = () -> accounts.passwordToShow().orElse("");
        firstPassword = context.registerService(Supplier.class, toShow, new Hashtable<>(Map.of(ROLE, "page.first-password")));
    }

    @Deactivate
    void deactivate() {
        firstPassword.unregister();
        streams.stop();
        handOver.leave(FACTS, accounts.facts());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSection(PageSection section) {
        menu.add(section);
    }

    void removeSection(PageSection section) {
        menu.remove(section);
    }

    Accounts accounts() {
        return accounts;
    }

    Menu menu() {
        return menu;
    }

    Streams streams() {
        return streams;
    }

    StationTime time() {
        return time;
    }

    String version() {
        return version;
    }

    /** A topic by its full name. */
    Optional<Topic> topic(String name) {
        if (name.equals(SECTIONS)) {
            return Optional.of(new Topic("sections", Access.VIEWER, menu::entries));
        }
        int slash = name.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : menu.find(name.substring(0, slash)).map(Section::topics).flatMap(topics -> topics.stream()
                        .filter(topic -> topic.name().equals(name.substring(slash + 1)))
                        .findFirst());
    }
}
