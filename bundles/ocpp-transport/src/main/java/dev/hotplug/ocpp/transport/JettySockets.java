package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.StationTime;
import dev.hotplug.security.CertificateStore;
import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;

/**
 * WebSockets by Jetty's client. It is started with the first attempt, and anew when certificates have changed: each attempt
 * looks what is to be trusted and shown now. Used on the transport's thread.
 */
final class JettySockets implements Sockets, ExplainingTrustManager.Watch, SslHandshakeListener {

    /** An old client may finish its closing handshake for so long. */
    private static final Duration RETIREMENT = Duration.ofSeconds(3);

    private final StationTime time;
    private final Limits limits;
    private final CertificateStore certificates;
    private final Turns turns;
    private final List<JettyClient> retired = new ArrayList<>();
    private JettyClient client;
    private Material material;
    private volatile JettySocket attempt;
    private volatile boolean serverVerified;

    JettySockets(StationTime time, Limits limits, CertificateStore certificates, Turns turns) {
        this.time = time;
        this.limits = limits;
        this.certificates = certificates;
        this.turns = turns;
    }

    /** What a client is made for. */
    private record Material(Optional<TlsMaterial> tls) {}

    private Material material(Target target) {
        return new Material(target.secure()
                ? Optional.of(TlsMaterial.of(certificates, target.clientCertificate(), time.now()))
                : Optional.empty());
    }

    @Override
    public Socket connect(Target target, Events events) {
        ClientUpgradeRequest request = new ClientUpgradeRequest();
        request.setSubProtocols(Explainer.SUB_PROTOCOL);
        target.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        JettySocket socket = new JettySocket(events, time, limits);
        serverVerified = false;
        attempt = socket;
        try {
            socket.follow(client(material(target)).webSocket().connect(socket, target.endpoint(), request));
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
            certificates.verifiedWith(List.of());
            certificates.shownByCentralSystem(List.of());
            client = needed.tls()
                    .map(tls -> JettyClient.secure(TrustMaterial.context(tls, time::now, this), limits, this))
                    .orElseGet(() -> JettyClient.plain(limits));
            material = needed;
        }
        return client;
    }

    @Override
    public List<X509CRL> revocationLists() {
        return certificates.revocationLists();
    }

    @Override
    public void shown(List<X509Certificate> chain) {
        // only a chain that was found good is of use here
    }

    @Override
    public void verified(List<X509Certificate> chain, Collection<X509Certificate> roots) {
        serverVerified = true;
        certificates.verifiedWith(roots);
        certificates.shownByCentralSystem(chain);
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        attempt.handshakeFailed(failure);
    }

    @Override
    public boolean serverVerified() {
        return serverVerified;
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
