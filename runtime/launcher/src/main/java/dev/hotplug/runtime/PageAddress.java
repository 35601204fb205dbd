package dev.hotplug.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * Where the page listens.
 *
 * @param host as given on the command line
 * @param port 1 to 65535, found free a moment ago
 */
record PageAddress(String host, int port) {
    private static final int CONNECT_MILLIS = 1000;

    /**
     * Tries the address once, so that a person reads a sentence and not a stack trace.
     *
     * @param port 0 takes any free one
     * @throws Refusal when the host is no address of this machine or the port is taken
     */
    static PageAddress probe(String host, int port) {
        InetAddress address = address(host);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return new PageAddress(host, socket.getLocalPort());
        } catch (IOException e) {
            throw unbindable(host, port, String.valueOf(e.getMessage()));
        }
    }

    private static Refusal unbindable(String host, int port, String message) {
        if (message.contains("assign") || message.contains("unreachable")) {
            return Refusal.of("This machine has no address %s: choose one of its own with --http-host.", host);
        }
        return message.contains("ermission")
                ? Refusal.of("The port %d needs more rights than this user has: pick another with --http-port.", port)
                : Refusal.passing("The port %d on %s is already in use: stop what uses it, or pick another with --http-port.", port, host);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw Refusal.of("The value of --http-host is \"%s\", but that is no address of this machine.", host);
        }
    }

    /** Whether something accepts connections there now. */
    boolean answers() {
        try (Socket socket = new Socket()) {
            InetAddress address = InetAddress.getByName(host);
            socket.connect(new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** For people: {@code http://127.0.0.1:8080/}. */
    String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    }
}
