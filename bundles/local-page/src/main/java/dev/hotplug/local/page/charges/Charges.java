package dev.hotplug.local.page.charges;

import dev.hotplug.local.page.overview.Plot;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.ChargeHistory;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Restorable;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The charges that are over: the station's history, each with a coarse line of its power, which is kept here. One write when a
 * charge has ended. A power cut or a swap of this bundle in mid-charge costs the line and nothing else.
 */
@Component(service = {StationListener.class, Charges.class, Restorable.class}, immediate = true)
public final class Charges implements StationListener, Restorable {

    static final String TABLE = "page-charges";
    static final int MOST = 300;
    static final int POINTS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(Charges.class);

    private final Station station;
    private final StationTime time;
    private final Store store;
    private final Plot plot;
    private final ChargeHistory history;
    private final Map<Long, StationSnapshot.Transaction> running = new HashMap<>();
    private volatile long ended;

    @Activate
    public Charges(
            @Reference Station station,
            @Reference StationTime time,
            @Reference Store store,
            @Reference Plot plot,
            @Reference ChargeHistory history) {
        this.station = station;
        this.time = time;
        this.store = store;
        this.plot = plot;
        this.history = history;
        station.snapshot().connectors().values().forEach(c -> c.transaction().ifPresent(t -> running.put(t.localId(), t)));
    }

    @Override
    public void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {
        running.put(transaction.localId(), transaction);
    }

    @Override
    public void transactionEnded(ConnectorId connector, long localId) {
        StationSnapshot.Transaction begun = running.remove(localId);
        StationSnapshot.Connector now = station.snapshot().connectors().get(connector);
        if (begun == null || now == null) {
            return;
        }
        Fields charge = Fields.of(
                "connector", connector.toString(),
                "idTag", begun.idTag().value(),
                "startedAt", begun.startedAt().toString(),
                "endedAt", time.now().toString(),
                "energyWh", Long.toString(Math.max(0, Math.round(now.hardware().meter().importWattHour() - begun.meterStartWattHour()))),
                "watts", line(plot.since(connector.value(), begun.startedAt())));
        Batch batch = new Batch().putRow(TABLE, String.format("%019d", localId), charge);
        if (store.size(TABLE) >= MOST) {
            store.rows(TABLE, "", 1).forEach(oldest -> batch.deleteRow(TABLE, oldest.key()));
        }
        store.commit(batch).whenComplete((done, failure) -> {
            ended++;
            if (failure != null) {
                LOG.warn("A charge could not be kept for the page: {}", failure.getMessage());
            }
        });
    }

    /** So many points of a longer line, the mean of each piece. */
    static String line(List<Long> watts) {
        int pieces = Math.min(POINTS, watts.size());
        return IntStream.range(0, pieces)
                .mapToObj(i -> watts.subList(i * watts.size() / pieces, (i + 1) * watts.size() / pieces))
                .map(piece -> Long.toString(Math.round(piece.stream().mapToLong(Long::longValue).average().orElse(0))))
                .collect(Collectors.joining(","));
    }

    @Override
    public void restore(Batch batch) {
        batch.clear(TABLE);
    }

    /** Grows with each charge that ends, and again when its line is there. Any thread. */
    long ended() {
        return ended + history.edition();
    }

    /** The newest first. Any thread. */
    List<Charge> all() {
        Map<Long, Charge> all = new HashMap<>();
        store.rows(TABLE, "", MOST + 1).forEach(row -> all.put(Long.parseLong(row.key()), read(row)));
        history.newest().forEach(charge -> all.merge(charge.localId(), told(charge), Charges::joined));
        return all.values().stream().sorted(Comparator.comparingLong(Charge::localId).reversed()).limit(MOST).toList();
    }

    private static Charge told(ChargeHistory.Charge charge) {
        return new Charge(
                charge.localId(), charge.connector().toString(), charge.idTag().value(), charge.startedAt(), charge.endedAt(),
                charge.meterStopWattHour() - charge.meterStartWattHour(), Optional.of(charge.reason().name()), List.of());
    }

    /** The station knows the facts, and this bundle the line. */
    private static Charge joined(Charge line, Charge facts) {
        return new Charge(
                facts.localId(), facts.connector(), facts.idTag(), facts.startedAt(), facts.endedAt(), facts.energyWh(),
                facts.reason(), line.watts());
    }

    private static Charge read(Row row) {
        Fields f = row.fields();
        return new Charge(
                Long.parseLong(row.key()), f.text("connector").orElse("1"), f.text("idTag").orElse(""),
                f.text("startedAt").map(Instant::parse).orElse(Instant.EPOCH), f.text("endedAt").map(Instant::parse).orElse(Instant.EPOCH),
                f.number("energyWh", 0), Optional.empty(),
                f.text("watts").filter(t -> !t.isEmpty()).map(t -> List.of(t.split(",")).stream().map(Long::valueOf).toList()).orElse(List.of()));
    }

    /**
     * A charge that is over.
     *
     * @param reason OCPP's word for why; empty for those of versions that did not keep it
     * @param watts  its line
     */
    record Charge(
            long localId,
            String connector,
            String idTag,
            Instant startedAt,
            Instant endedAt,
            long energyWh,
            Optional<String> reason,
            List<Long> watts) {}
}
