package dev.hotplug.profile.core;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.station.Station;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Tells the station how the link to the central system is: its authorisation rules and the display depend on it. While
 * this bundle is being swapped the station keeps what it was told last.
 */
@Component(service = CsmsListener.class, immediate = true)
public final class LinkIndicator implements CsmsListener {

    static final String FACTS = "profile-core.link";

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final Registration registration;
    private final Station station;
    private final HandOver handOver;

    private volatile CentralSystemSource source;
    private volatile CentralSystemSource.Watch watch = () -> {};
    private long troubleSinceMillis;
    private boolean closed;
    private Loop.Timer timer = Turns.NO_TIMER;

    @Activate
    public LinkIndicator(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference Station station,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.registration = registration;
        this.station = station;
        this.handOver = handOver;
        this.troubleSinceMillis = Facts.number(handOver.take(FACTS), "troubleSinceMillis", time.elapsedMillis());
    }

    /** After the source is bound, when there is one. */
    @Activate
    public void activate() {
        loop.post(this::tell);
    }

    @Deactivate
    public void deactivate() {
        Turns.finish(loop, this::close);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindSource(CentralSystemSource bound) {
        watch.end();
        source = bound;
        watch = bound.watch(() -> loop.post(this::tell));
        loop.post(this::tell);
    }

    public void unbindSource(CentralSystemSource gone) {
        if (source == gone) {
            watch.end();
            source = null;
            watch.end();
        }
        loop.post(this::tell);
    }

    @Override
    public void opened() {
        tell();
    }

    @Override
    public void closed() {
        tell();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        tell();
    }

    private void tell() {
        timer.cancel();
        if (closed) {
            return;
        }
        Link before = station.snapshot().link();
        boolean begins = before == Link.OFF && !off();
        if (begins || before == Link.CONNECTED && !new Online(csms, registration).now()) {
            troubleSinceMillis = time.elapsedMillis();
        }
        Duration trying = Duration.ofMillis(time.elapsedMillis() - troubleSinceMillis);
        Link link = LinkRule.link(off(), csms.open(), registration.state(), trying);
        if (link != before) {
            station.centralSystem(link);
        }
        if (link == Link.CONNECTING && trying.compareTo(LinkRule.PATIENCE) < 0) {
            timer = loop.after(LinkRule.PATIENCE.minus(trying), this::tell);
        }
    }

    private boolean off() {
        CentralSystemSource present = source;
        return present == null || present.centralSystem().offBecause().isPresent();
    }

    private void close() {
        closed = true;
        timer.cancel();
        handOver.leave(FACTS, Map.of("troubleSinceMillis", Long.toString(troubleSinceMillis)));
    }
}
