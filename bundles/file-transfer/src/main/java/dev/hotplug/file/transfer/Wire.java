package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Trust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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

    Socket open(String host, int port) throws IOException {
        if (!rules.permitsHost(host)) {
            throw new TransferException(Kind.ADDRESS, "The host " + host + " is not among the permitted ones.");
        }
        guard.passOn();
        InetAddress address = resolve(host);
        if (port == ownPort && isOwn(address)) {
            throw new TransferException(Kind.ADDRESS, "The address names this charger itself.");
        }
        Socket socket = new Socket();
        guard.watch(socket);
        connect(socket, address, host, port);
        socket.setTcpNoDelay(true);
        guard.touch();
        return socket;
    }

    private static InetAddress resolve(String host) throws TransferException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new TransferException(Kind.DNS, "The host " + host + " is unknown.", e);
        }
    }

    private static boolean isOwn(InetAddress address) throws IOException {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    private void connect(Socket socket, InetAddress address, String host, int port) throws IOException {
        String place = host + ":" + port;
        try {
            socket.connect(new InetSocketAddress(address, port), (int) rules.connect().toMillis());
        } catch (SocketTimeoutException e) {
            throw new TransferException(Kind.TIMEOUT, place + " did not answer within " + rules.connect().toSeconds() + " s.", e);
        } catch (ConnectException | NoRouteToHostException | PortUnreachableException e) {
            throw new TransferException(Kind.CONNECT, "There is no connection to " + place + ": nobody listens, or no way leads there.", e);
        }
    }

    /**
     * TLS over a connection. Chain, dates and host name are checked before this returns.
     *
     * @param host and port of the server that was addressed: sessions are resumed by them, also on a data connection of FTPS
     */
    SSLSocket secure(Socket plain, String host, int port) throws IOException {
        if (tls == null) {
            tls = Tls.of(trust);
        }
        SSLSocket socket = tls.over(plain, host, port);
        guard.touch();
        return socket;
    }
}
