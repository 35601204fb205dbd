package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Opens the connections of one transfer: permitted hosts only, watched, with TLS when asked. */
final class Wire {

    private final Rules rules;
    private final Guard guard;
    private final Trust trust;
    private final int ownPort;
    private Tls tls;

    /** @param ownPort where this charger's own page listens; a transfer must not reach it from inside */
    Wire(Rules rules, Guard guard, Trust trust, int ownPort) {
        this.rules = rules;
        this.guard = guard;
        this.trust = trust;
        this.ownPort = ownPort;
    }

    Guard guard() {
        return guard;
    }

    Rules rules() {
        return rules;
    }

    /**
     * A socket that is not connected yet, for a library that connects it itself.
     *
     * @param host that was addressed
     * @param most that may be read from it, bytes
     */
    Socket socket(String host, long most) {
        return new GuardedSocket(this, host, most);
    }

    Socket open(String host, int port) throws IOException {
        permit(host);
        Socket socket = socket(host, Long.MAX_VALUE);
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    /** @throws TransferException when the host is not among those to which transfers may go */
    void permit(String host) throws IOException {
        if (!rules.permitsHost(host)) {
            throw new TransferException(Kind.ADDRESS, "The host " + host + " is not among the permitted ones.");
        }
        guard.passOn();
    }

    /** @throws TransferException when this charger's own page listens there */
    void permit(InetAddress address, int port) throws IOException {
        if (port == ownPort && isOwn(address)) {
            throw new TransferException(Kind.ADDRESS, "The address names this charger itself.");
        }
    }

    private static boolean isOwn(InetAddress address) throws IOException {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    Tls tls() throws TransferException {
        if (tls == null) {
            tls = Tls.of(trust);
        }
        return tls;
    }

    /** TLS over a connection. Chain, dates and host name are checked before this returns. */
    SSLSocket secure(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = tls().over(plain, host, port);
        guard.touch();
        return socket;
    }
}
