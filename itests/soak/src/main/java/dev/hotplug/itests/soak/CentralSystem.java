package dev.hotplug.itests.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on a port of loopback and holds the newest connection. What a connection says goes to {@link Conversation}. */
final class CentralSystem implements AutoCloseable {

    private static final long WHILE_CLOSED_MILLIS = 20;
    private static final int SHORT_WAIT_MILLIS = 30_000;

    private final int port;
    private final Journal journal;
    private final Conversation conversation;
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile ServerSocket listening;
    private volatile Gate gate = Gate.OPEN;
    private volatile Connection current;
    private volatile boolean ended;
    private volatile String lastTrouble = "";
    private volatile long returnFrom;

    CentralSystem(int port, Journal journal, Conversation conversation) {
        this.port = port;
        this.journal = journal;
        this.conversation = conversation;
        listen();
        Threads.start("central-accept", this::accept);
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/ocpp";
    }

    /** The newest connection, when it is open. */
    Connection current() {
        Connection connection = current;
        return connection != null && connection.open() ? connection : null;
    }

    void gate(Gate next) {
        boolean opens = next.lets() && !gate.lets();
        gate = next;
        if (opens) {
            returnFrom = Clock.now();
        }
    }

    /** Nothing listens from now on. */
    void closePort() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void openPort() {
        listen();
        returnFrom = Clock.now();
    }

    /** What ended the connection that is open now, for the outage that follows. */
    void blame(String trouble) {
        Connection connection = current();
        if (connection != null) {
            connection.blame(trouble);
        }
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            listening = socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!ended) {
            try {
                Socket socket = listening.accept();
                journal.attempt();
                int number = numbers.incrementAndGet();
                Threads.start("central-" + number, () -> serve(socket, number));
            } catch (IOException e) {
                Clock.pause(WHILE_CLOSED_MILLIS);
            }
        }
    }

    private void serve(Socket socket, int number) {
        try {
            Connection connection = new Connection(socket, number);
            socket.setSoTimeout(SHORT_WAIT_MILLIS);
            if (admitted(connection)) {
                socket.setSoTimeout(0);
                talk(connection);
            } else {
                connection.drop();
            }
        } catch (IOException e) {
            journal.trace("link", number + " came to nothing: " + e.getMessage());
            close(socket);
        }
    }

    private boolean admitted(Connection connection) throws IOException {
        Gate met = gate;
        if (met.kind() == Gate.Kind.RESET) {
            connection.reset();
            return false;
        }
        String head = connection.readHead();
        switch (met.kind()) {
            case HTTP -> connection.raw("HTTP/1.1 " + met.status() + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            case GARBAGE -> connection.raw("\u0001\u0002 HTTP was yesterday\r\n\r\n");
            case NO_PROTOCOL -> connection.upgrade(head, false);
            case SILENT -> Clock.pause(SHORT_WAIT_MILLIS);
            case SLOW -> {
                Clock.pause(met.millis());
                connection.upgrade(head, true);
            }
            default -> connection.upgrade(head, true);
        }
        journal.trace("link", connection.number() + " met gate " + met);
        return met.lets();
    }

    private void talk(Connection connection) {
        opened(connection);
        String how = "";
        try {
            while (true) {
                conversation.received(connection, connection.read());
            }
        } catch (IOException e) {
            how = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            how = "the central system itself failed: " + e;
            connection.blame(how);
            e.printStackTrace();
        }
        connection.drop();
        lastTrouble = connection.why();
        long now = Clock.now();
        returnFrom = Math.max(returnFrom, now);
        journal.closed(connection.number(), connection.why(), how);
    }

    private synchronized void opened(Connection connection) {
        Connection before = current;
        current = connection;
        journal.opened(connection.number());
        if (before != null) {
            before.blame("replaced by a newer connection");
            String trouble = before.open() ? before.why() : lastTrouble;
            journal.outage(trouble.isEmpty() ? "(unexplained)" : trouble, Math.max(0, Clock.now() - returnFrom));
            before.drop();
        }
        returnFrom = 0;
    }

    /** Ends the connection that is open now, whatever its state. */
    void dropCurrent(String why) {
        Connection connection = current();
        if (connection != null) {
            connection.blame(why);
            connection.drop();
        }
    }

    /** A connection that was lost counts from this moment as lost. */
    void lostFromNow() {
        returnFrom = Clock.now();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        closePort();
        dropCurrent("end of the soak");
    }
}
