package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.LimitSources;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The charge point and its connectors at this moment. */
@Component
public final class StationSource implements DiagnosticsSource {

    private final Station station;
    private final StationTime time;

    @Activate
    public StationSource(@Reference Station station, @Reference StationTime time) {
        this.station = station;
        this.time = time;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        entries.present("station.txt", Texts.lines(lines(station.snapshot())));
    }

    private List<String> lines(StationSnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        lines.add("time: " + time.now() + (time.known() ? ", as the central system told" : ", not confirmed by a central system"));
        lines.add("identity: " + snapshot.identity().map(Object::toString).orElse("no driver has reported"));
        lines.add("capabilities: " + snapshot.capabilities().map(Object::toString).orElse("unknown"));
        lines.add("link: " + snapshot.link());
        lines.add("connector 0: " + status(snapshot.chargePoint()));
        snapshot.connectors().forEach((id, connector) -> add(id, connector, lines));
        return lines;
    }

    private static void add(ConnectorId id, StationSnapshot.Connector connector, List<String> lines) {
        String name = "connector " + id.value();
        lines.add(name + ": " + status(connector.status()) + (connector.operative() ? "" : ", inoperative"));
        lines.add(name + " hardware: " + connector.hardware());
        lines.add(name + " limits, mA: " + connector.limits() + connector.limitedBy().map(s -> ", in force: " + s + ", " + LimitSources.reason(s)).orElse(""));
        connector.transaction().ifPresent(transaction -> lines.add(name + " transaction: " + transaction));
    }

    private static String status(StatusReport report) {
        return report.status() + " " + report.errorCode() + " since " + report.at().wall() + " " + report.info() + " " + report.vendorErrorCode();
    }
}
