package dev.hotplug.update.page;

import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.FileBody;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The section about the software. */
@Component(service = PageSection.class)
public final class SoftwareSection implements PageSection {

    private static final String TYPE = "application/octet-stream";

    private final BundleContext context;
    private final Desk desk;
    private final View view;

    @Activate
    public SoftwareSection(
            BundleContext context, @Reference Updates updates, @Reference Timeline timeline, @Reference SecurityEvents events) {
        this.context = context;
        Inbox inbox = new Inbox(Path.of(context.getProperty("hotplug.data"), "tmp"), folder -> folder.toFile().getUsableSpace());
        inbox.sweep();
        this.desk = new Desk(updates, inbox, events, this::state);
        this.view = new View(updates, inbox, desk::last, timeline);
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
                        new FileBody(TYPE, Inbox.MOST_BYTES, "The file as its vendor published it."), desk::upload),
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
