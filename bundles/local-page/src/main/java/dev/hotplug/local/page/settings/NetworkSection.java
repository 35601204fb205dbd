package dev.hotplug.local.page.settings;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.station.Station;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Which networks the model has, by which one it is reached, and its addresses. */
@Component(service = PageSection.class)
public final class NetworkSection implements PageSection {

    private static final int MOST = 20;

    private final Station station;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile NetworkStatus status;

    @Activate
    public NetworkSection(@Reference Station station) {
        this.station = station;
    }

    @Override
    public String id() {
        return "network";
    }

    @Override
    public Words title() {
        return Words.of("Netzwerk", "Network");
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public InputStream module() throws IOException {
        return NetworkSection.class.getResourceAsStream("network.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("state", Access.VIEWER, this::state));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", "Networks of the model, the way out that is used now, and addresses.", request -> Answer.value(state())));
    }

    private Map<String, Object> state() {
        Set<NetworkStatus.Kind> kinds = station.snapshot().capabilities().map(Capabilities::networks).orElse(Set.of());
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("kinds", kinds.stream().sorted().map(Enum::name).toList());
        state.put("uplink", Optional.ofNullable(status).flatMap(NetworkStatus::uplink).map(NetworkSection::shown));
        state.put("addresses", addresses());
        return state;
    }

    private static Object shown(NetworkStatus.Uplink uplink) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", uplink.kind().name());
        shown.put("ssid", uplink.ssid());
        shown.put("signalDbm", uplink.signalDbm());
        return shown;
    }

    private static List<Object> addresses() {
        List<Object> all = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback() && all.size() < MOST) {
                    all.add(Map.of("name", each.getName(), "addresses", each.inetAddresses().map(InetAddress::getHostAddress).toList()));
                }
            }
        } catch (SocketException e) {
            all.clear();
        }
        return all;
    }
}
