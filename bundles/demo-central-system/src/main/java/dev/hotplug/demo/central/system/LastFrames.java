package dev.hotplug.demo.central.system;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The last frames as the dispatcher keeps them for the diagnostics. */
final class LastFrames implements UpdateStory.Frames {

    private static final String DISPATCHER = "(component.name=dev.hotplug.ocpp.dispatch.DispatchComponent)";

    private final BundleContext context;

    LastFrames(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<String> since(Instant from) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            for (ServiceReference<DiagnosticsSource> reference : context.getServiceReferences(DiagnosticsSource.class, DISPATCHER)) {
                DiagnosticsSource source = context.getService(reference);
                if (source != null) {
                    source.contribute(new Window(Optional.of(from), Optional.empty()), into(text));
                    context.ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static DiagnosticsSource.Entries into(ByteArrayOutputStream text) {
        return new DiagnosticsSource.Entries() {
            @Override
            public void present(String name, DiagnosticsSource.Content content) throws IOException {
                content.write(text);
            }

            @Override
            public void history(String name, DiagnosticsSource.Content content) throws IOException {
                content.write(text);
            }
        };
    }
}
