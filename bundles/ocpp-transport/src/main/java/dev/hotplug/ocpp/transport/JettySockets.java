package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.CentralSystem.Trust;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;

/**
 * WebSockets by Jetty's client. It is started with the first attempt, and anew when certificates change: what is trusted is
 * fixed for the life of a client. Used on the transport's thread.
 */
final class JettySockets implements Sockets {

    /** An old client may finish its closing handshake for so long. */
    private static final Duration RETIREMENT = Duration.ofSeconds(3);

    private final StationTime time;
    private final Limits limits;
    private final Turns turns;
    private final List<JettyClient> retired = new ArrayList<>();
    private JettyClient client;
    private Material material;

    JettySockets(StationTime time, Limits limits, Turns turns) {
        this.time = time;
        this.limits = limits;
        this.turns = turns;
    }

    /** What a client is made for. */
    private record Material(boolean secure, Trust trust, boolean clientCertificate) {

        static Material of(Target target) {
            return target.secure()
                    ? new Material(true, target.trust(), target.clientCertificate())
                    : new Material(false, Trust.NONE, false);
        }
    }

    @Override
    public Socket connect(Target target, Events events) {
        ClientUpgradeRequest request = new ClientUpgradeRequest();
        request.setSubProtocols(Explainer.SUB_PROTOCOL);
        target.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        JettySocket socket = new JettySocket(events, time, limits);
        try {
            socket.follow(client(Material.of(target)).webSocket().connect(socket, target.endpoint(), request));
        } catch (IOException e) {
            events.failed(e);
        }
        return socket;
    }

    @Override
    public void close() {
        if (client != null) {
            retired.add(client);
        }
        client = null;
        retired.forEach(JettyClient::stop);
        retired.clear();
    }

    private JettyClient client(Material needed) {
        if (!needed.equals(material)) {
            retire();
            client = needed.secure()
                    ? JettyClient.secure(TrustMaterial.context(needed.trust(), needed.clientCertificate(), time::now), limits)
                    : JettyClient.plain(limits);
            material = needed;
        }
        return client;
    }

    private void retire() {
        JettyClient old = client;
        client = null;
        material = null;
        if (old != null) {
            retired.add(old);
            turns.after(RETIREMENT, () -> {
                retired.remove(old);
                old.stop();
            });
        }
    }
}
