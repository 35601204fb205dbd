package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The link to the central system and the registration with it. */
@Component
public final class LinkSource implements DiagnosticsSource {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile FrameLink link;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Registration registration;

    @Override
    public int order() {
        return 15;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        List<String> lines = new ArrayList<>();
        FrameLink present = link;
        if (present == null) {
            lines.add("link: its bundle is being replaced, or is missing");
        } else {
            add(present.status(), lines);
        }
        Registration registered = registration;
        if (registered != null) {
            lines.add("registration: " + registered.state() + registered.nextTry().map(at -> ", next try " + at).orElse(""));
        }
        entries.present("link.txt", Texts.lines(lines));
    }

    private static void add(LinkStatus status, List<String> lines) {
        lines.add("link: " + status.step() + ", attempt " + status.attempt());
        lines.add("endpoint: " + status.endpoint().orElse("none"));
        status.openSince().ifPresent(at -> lines.add("open since: " + at));
        status.lastPong().ifPresent(at -> lines.add("last pong: " + at));
        status.nextTry().ifPresent(at -> lines.add("next try: " + at));
        status.failure().ifPresent(failure -> lines.add("last failure: " + failure.at() + " " + failure.kind() + ": " + failure.text()));
    }
}
