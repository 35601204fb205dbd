package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;

/** A plain connection that the guard watches and can close, whoever connects it, reads from it and writes to it. */
final class GuardedSocket extends Socket {

    private final Wire wire;
    private final String host;
    private final long most;
    private int sessionPort = -1;

    /**
     * @param host that was addressed
     * @param most that may be read, bytes
     */
    GuardedSocket(Wire wire, String host, long most) {
        this.wire = wire;
        this.host = host;
        this.most = most;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
    }

    /** @param millis is not looked at: the rules say how long it may take */
    @Override
    public void connect(SocketAddress to, int millis) throws IOException {
        wire.permit(host);
        InetSocketAddress address = (InetSocketAddress) to;
        if (address.isUnresolved()) {
            throw new TransferException(Kind.DNS, "The host " + host + " is unknown.");
        }
        wire.permit(address.getAddress(), address.getPort());
        wire.guard().watch(this);
        connect(address, host + ":" + address.getPort());
        setTcpNoDelay(true);
        wire.guard().touch();
    }

    private void connect(InetSocketAddress address, String place) throws IOException {
        try {
            super.connect(address, (int) wire.rules().connect().toMillis());
        } catch (SocketTimeoutException e) {
            throw new TransferException(Kind.TIMEOUT, place + " did not answer within " + wire.rules().connect().toSeconds() + " s.", e);
        } catch (ConnectException | NoRouteToHostException | PortUnreachableException e) {
            throw new TransferException(Kind.CONNECT, "There is no connection to " + place + ": nobody listens, or no way leads there.", e);
        }
    }

    /** TLS over this connection resumes the session that this host agreed upon on that port, when there is one. */
    void resume(int port) {
        sessionPort = port;
    }

    /** Java finds a TLS session by host and port, and asks the socket under it for the port. */
    @Override
    public int getPort() {
        return sessionPort < 0 ? super.getPort() : sessionPort;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return wire.guard().watched(super.getInputStream(), most);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.guard().watched(super.getOutputStream());
    }
}
