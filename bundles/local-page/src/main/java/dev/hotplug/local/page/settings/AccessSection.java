package dev.hotplug.local.page.settings;

import dev.hotplug.local.page.secure.Https;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passwords and API tokens, which use what the page serves itself; and whether the page has a secure port. */
@Component(service = PageSection.class)
public final class AccessSection implements PageSection {

    private static final Logger LOG = LoggerFactory.getLogger(AccessSection.class);
    private static final int STORE_SECONDS = 10;
    private static final Words BUSY = Words.of("Das ließ sich nicht speichern; versuche es noch einmal.", "This could not be stored; try again.");

    private final Https https;

    @Activate
    public AccessSection(@Reference Https https) {
        this.https = https;
    }

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

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("https", Access.VIEWER, this::state));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/https", "Whether the page has a secure port, and the fingerprint of its certificate.", request -> Answer.value(state())),
                Route.put("/https", "Takes a secure port, or none; the page is at the other address a moment later.", this::choose,
                        Field.wholeNumber("port", 0, 65_535, "The port; 0: none.").needed()));
    }

    private Map<String, Object> state() {
        Https.State now = https.state();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plainPort", https.plainPort());
        fields.put("port", now.port());
        fields.put("works", now.works());
        fields.put("fingerprint", now.fingerprint());
        return fields;
    }

    private Answer choose(Request request) {
        int port = request.wholeNumber("port").orElse(0L).intValue();
        Optional<Words> refusal = https.refusal(port);
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        LOG.info("The {} takes the secure port {} for the page.", request.user(), port);
        try {
            https.choose(port).toCompletableFuture().get(STORE_SECONDS, TimeUnit.SECONDS);
            return Answer.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.away(BUSY);
        } catch (ExecutionException | TimeoutException e) {
            return Answer.away(BUSY);
        }
    }
}
