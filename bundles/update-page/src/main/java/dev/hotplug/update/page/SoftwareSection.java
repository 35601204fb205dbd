package dev.hotplug.update.page;

import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.FileBody;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The section about the software. */
@Component(service = PageSection.class, configurationPid = UpdatePageConfiguration.PID)
@Designate(ocd = UpdatePageConfiguration.class)
public final class SoftwareSection implements PageSection {

    private static final String TYPE = "application/octet-stream";

    private static final Logger LOG = LoggerFactory.getLogger(SoftwareSection.class);

    /** A file that is coming in while the configuration changes is not left over from before. */
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile SecurityEvents events;

    private final BundleContext context;
    private final Inbox inbox;
    private final Desk desk;
    private final View view;

    @Activate
    public SoftwareSection(
            BundleContext context, UpdatePageConfiguration configuration, @Reference Updates updates, @Reference Timeline timeline) {
        this.context = context;
        this.inbox = new Inbox(Path.of(context.getProperty("hotplug.data"), "tmp"), folder -> folder.toFile().getUsableSpace(), mostBytes(configuration));
        if (SWEPT.compareAndSet(false, true)) {
            inbox.sweep();
        }
        this.desk = new Desk(updates, inbox, this::report, this::state);
        this.view = new View(updates, inbox, desk::last, timeline);
    }

    private void report(SecurityEvent event, String techInfo) {
        SecurityEvents now = events;
        if (now != null) {
            now.report(event, techInfo);
        }
    }

    private static long mostBytes(UpdatePageConfiguration configuration) {
        int wanted = configuration.uploadMebibytes();
        int taken = Math.max(1, Math.min(UpdatePageConfiguration.LARGEST, wanted));
        if (taken != wanted) {
            LOG.warn("{}: uploadMebibytes = {} is not within 1 and {}; it counts as {}.",
                    UpdatePageConfiguration.PID, wanted, UpdatePageConfiguration.LARGEST, taken);
        }
        return (long) taken << 20;
    }

    @Override
    public String id() {
        return "software";
    }

    @Override
    public Words title() {
        return Words.of("Software", "Software");
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public InputStream module() throws IOException {
        return SoftwareSection.class.getResourceAsStream("software.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("state", Access.VIEWER, this::state), new Topic("bundles", Access.VIEWER, this::bundles));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("", "The set that runs, what the updater does, what came of the last file, and the last 16 updates.",
                        request -> Answer.value(state())),
                Route.get("/bundles", "Every bundle with version, state and what it provides.",
                        request -> Answer.value(Map.of("bundles", bundles()))),
                Route.upload("/file", "Takes an update set or a patch in and checks it; nothing that runs is touched. Answers the state with"
                                + " an offer, or the reason why there is none.",
                        new FileBody(TYPE, inbox.mostBytes(), "The file as its vendor published it."), desk::upload),
                Route.delete("/file", "Forgets what came of the last file.", desk::forget),
                Route.post("/install", "Installs what the last file offers; the state tells how it goes.", desk::install,
                        Field.text("offer", 40, "Its id in the state.").needed()),
                Route.post("/return", "Returns to the set that ran before the last update.", desk::goBack),
                Route.delete("/install", "Gives up an update that waits until nobody charges.", desk::cancel));
    }

    private Object state() {
        return view.state();
    }

    private Object bundles() {
        return Parts.of(context.getBundles());
    }
}
