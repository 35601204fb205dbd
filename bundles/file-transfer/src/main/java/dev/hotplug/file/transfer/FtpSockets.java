package dev.hotplug.file.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Sockets for one connection of FTP: first that of the control connection, on which a server may not say too much, then those for data. */
final class FtpSockets extends SocketFactory {

    /** What a server may say in one session, with its certificates, bytes. */
    private static final int MAX_REPLIES = 128 * 1024;

    private final Wire wire;
    private final Address address;
    private boolean control = true;

    FtpSockets(Wire wire, Address address) {
        this.wire = wire;
        this.address = address;
    }

    @Override
    public Socket createSocket() {
        long most = control ? MAX_REPLIES : Long.MAX_VALUE;
        control = false;
        return wire.socket(address.host(), most);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw notAsked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw notAsked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw notAsked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw notAsked();
    }

    /** The client makes its sockets first and connects them then. */
    private static SocketException notAsked() {
        return new SocketException("Only sockets that are not connected yet are given.");
    }
}
