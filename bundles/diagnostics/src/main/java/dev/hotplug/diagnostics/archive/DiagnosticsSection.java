package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.station.Maintenance;
import dev.hotplug.station.Station;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What helps to find a fault, on the technician's page: health, the end of the log, the archive, a restart. */
@Component(service = PageSection.class)
public final class DiagnosticsSection implements PageSection {

    private static final Logger LOG = LoggerFactory.getLogger(DiagnosticsSection.class);
    private static final int ARCHIVE_SECONDS = 60;
    private static final int LOOP_SECONDS = 10;
    private static final int LINES = 120;
    private static final Words BUSY = Words.of("Das Ladegerät ist beschäftigt.", "The charger is busy.");

    private final DiagnosticsArchive archive;
    private final Maintenance maintenance;

    @Reference(
            target = "(hotplug.role=log.files)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Supplier<List<Path>> files;

    @Activate
    public DiagnosticsSection(
            @Reference DiagnosticsArchive archive, @Reference Maintenance maintenance) {
        this.archive = archive;
        this.maintenance = maintenance;
    }

    @Override
    public String id() {
        return "diagnostics";
    }

    @Override
    public Words title() {
        return Words.of("Diagnose", "Diagnostics");
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public InputStream module() throws IOException {
        return DiagnosticsSection.class.getResourceAsStream("diagnostics.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("log", Access.TECHNICIAN, this::tail));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/log", "The newest lines of the log; secrets are masked.", request -> Answer.value(Map.of("lines", tail())))
                        .forAccess(Access.TECHNICIAN),
                Route.get("/archive", "Everything that the bundles know about this charger, in one zip file without secrets.", this::download)
                        .forAccess(Access.TECHNICIAN),
                Route.post("/restart", "Restarts the charger; a charge that runs is ended first.", this::restart),
                Route.post("/factory-settings", "Restores the factory settings and restarts; a charge that runs is ended first. The way to the"
                        + " central system, what it has not been told, and the passwords of this page stay.", this::restore,
                        Field.flag("sure", "Must be true.").needed()));
    }

    private List<String> tail() {
        Supplier<List<Path>> present = files;
        Optional<Path> newest = present == null ? Optional.empty() : present.get().stream().findFirst();
        return newest.map(file -> LogTail.of(file, LINES)).orElse(List.of());
    }

    private Answer download(Request request) {
        try {
            DiagnosticsArchive.Result result =
                    archive.write(Window.ALWAYS).toCompletableFuture().get(ARCHIVE_SECONDS, TimeUnit.SECONDS);
            if (result instanceof DiagnosticsArchive.Result.Written written) {
                return new Answer.Download(written.name(), "application/zip", out -> {
                    try (InputStream in = Files.newInputStream(written.file())) {
                        in.transferTo(out);
                    } finally {
                        Files.deleteIfExists(written.file());
                    }
                });
            }
            String why = result instanceof DiagnosticsArchive.Result.Failed failed ? failed.sentence() : "There is nothing.";
            return Answer.away(Words.of("Die Diagnosedatei konnte nicht geschrieben werden: " + why, why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.away(Words.of("Die Diagnosedatei wurde nicht fertig.", "The diagnostics were not finished."));
        } catch (ExecutionException | TimeoutException e) {
            return Answer.away(Words.of("Die Diagnosedatei wurde nicht fertig.", "The diagnostics were not finished."));
        }
    }

    private Answer restart(Request request) {
        LOG.info("The {} restarts the charger by the page.", request.user());
        maintenance.restart("the " + request.user() + " by the page");
        return Answer.done();
    }

    private Answer restore(Request request) {
        if (!request.flag("sure").orElse(false)) {
            return Answer.wrong(Words.of("Das Feld sure muss true sein.", "The field sure must be true."));
        }
        LOG.info("The {} restores the factory settings by the page.", request.user());
        return begun(maintenance.restoreFactorySettings("the " + request.user() + " by the page").toCompletableFuture(), Words.of(
                "Das Ladegerät konnte sich den Auftrag nicht merken; nichts wurde geändert.",
                "The charger could not store the order; nothing was changed."));
    }

    private static Answer begun(CompletableFuture<Station.CommandStatus> order, Words otherwise) {
        try {
            return order.get(LOOP_SECONDS, TimeUnit.SECONDS) == Station.CommandStatus.Accepted ? Answer.done() : Answer.refused(otherwise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.away(BUSY);
        } catch (ExecutionException | TimeoutException e) {
            return Answer.away(BUSY);
        }
    }
}
