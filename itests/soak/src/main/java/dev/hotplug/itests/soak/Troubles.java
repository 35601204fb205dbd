package dev.hotplug.itests.soak;

import dev.hotplug.itests.soak.Mood.Style;
import java.util.Random;

/** Picks what goes wrong next, does it, and lets it be over. One thread. */
final class Troubles {

    private static final int GOOD_LEAST_MILLIS = 1_000;
    private static final int GOOD_MOST_MILLIS = 8_000;
    private static final int HUGE = 6_000_000;

    private final CentralSystem central;
    private final Conversation conversation;
    private final Operator operator;
    private final Journal journal;
    private final Random random;
    private volatile boolean ended;
    private Thread thread = Threads.NONE;

    Troubles(CentralSystem central, Conversation conversation, Operator operator, Journal journal, Random random) {
        this.central = central;
        this.conversation = conversation;
        this.operator = operator;
        this.journal = journal;
        this.random = random;
    }

    /** Everything that goes wrong between the two. */
    enum Trouble {
        CLOSE_FRAME, RESET, DROP, HALF_FRAME, HALF_OPEN, RESTART, SHORT_CONNECTIONS,
        HTTP_401, HTTP_404, HTTP_503, NO_PROTOCOL, GARBAGE_HANDSHAKE, SILENT_HANDSHAKE, SLOW_HANDSHAKE, RESET_AT_ONCE,
        SHORT_DELAYS, LONG_DELAYS, SILENCE, TWICE, WRONG_IDS, FRAGMENTS, CALLERRORS, UNREADABLE,
        FLOOD, GARBAGE_FRAMES, BINARY_FRAMES, HUGE_FRAME, PING_FLOOD, BACK_PRESSURE
    }

    void start() {
        thread = Threads.start("troubles", () -> {
            while (!ended) {
                pause(GOOD_LEAST_MILLIS, GOOD_MOST_MILLIS);
                if (!ended) {
                    make(Trouble.values()[random.nextInt(Trouble.values().length)]);
                }
            }
        });
    }

    /** The last one is over when this returns. */
    void end() {
        ended = true;
        try {
            thread.join(90_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Trouble trouble) {
        journal.trouble(trouble.name());
        journal.trace("TROUBLE", trouble.name());
        Connection connection = central.current();
        switch (trouble) {
            case CLOSE_FRAME -> cut(connection, trouble, () -> connection.close(1001 + random.nextInt(2) * 10));
            case RESET -> cut(connection, trouble, connection == null ? () -> {} : connection::reset);
            case DROP -> cut(connection, trouble, connection == null ? () -> {} : connection::drop);
            case HALF_FRAME -> cut(connection, trouble, () -> connection.halfFrame("[2,\"half\",\"GetConfiguration\",{\"key\":[\"abc\"]}]"));
            case HALF_OPEN -> halfOpen(connection);
            case RESTART -> restart();
            case SHORT_CONNECTIONS -> shortConnections();
            case HTTP_401 -> refuse(trouble, Gate.http(401));
            case HTTP_404 -> refuse(trouble, Gate.http(404));
            case HTTP_503 -> refuse(trouble, Gate.http(503));
            case NO_PROTOCOL -> refuse(trouble, new Gate(Gate.Kind.NO_PROTOCOL));
            case GARBAGE_HANDSHAKE -> refuse(trouble, new Gate(Gate.Kind.GARBAGE));
            case SILENT_HANDSHAKE -> refuse(trouble, new Gate(Gate.Kind.SILENT));
            case RESET_AT_ONCE -> refuse(trouble, new Gate(Gate.Kind.RESET));
            case SLOW_HANDSHAKE -> refuse(trouble, Gate.slow(500 + random.nextInt(4_500)));
            case SHORT_DELAYS -> mood(new Mood(Style.USUAL, 1, 1_500));
            case LONG_DELAYS -> mood(new Mood(Style.USUAL, 1_000, Conversation.MESSAGE_TIMEOUT * 1_700));
            case SILENCE -> mood(new Mood(Style.SILENT));
            case TWICE -> mood(new Mood(Style.TWICE));
            case WRONG_IDS -> mood(new Mood(Style.WRONG_IDS));
            case FRAGMENTS -> mood(new Mood(Style.FRAGMENTED));
            case CALLERRORS -> mood(new Mood(Style.CALLERRORS));
            case UNREADABLE -> mood(new Mood(Style.UNREADABLE));
            case FLOOD -> operator.flood();
            case GARBAGE_FRAMES -> say(connection, () -> garbage(connection));
            case BINARY_FRAMES -> say(connection, () -> connection.binary(new byte[random.nextInt(100_000)]));
            case HUGE_FRAME -> say(connection, () -> huge(connection));
            case PING_FLOOD -> say(connection, () -> pings(connection));
            case BACK_PRESSURE -> backPressure(connection);
            default -> throw new IllegalStateException(trouble.name());
        }
    }

    private void cut(Connection connection, Trouble trouble, Conversation.Saying how) {
        say(connection, () -> {
            connection.blame(trouble.name());
            how.say();
        });
    }

    private void say(Connection connection, Conversation.Saying what) {
        if (connection != null) {
            conversation.quietly(connection, what);
        }
    }

    /** The other side finds out by its ping; at the end this side lets go of what is left. */
    private void halfOpen(Connection connection) {
        if (connection == null) {
            return;
        }
        connection.blame(Trouble.HALF_OPEN.name());
        connection.lost();
        central.lostFromNow();
        awaitReplaced(connection, 40_000);
    }

    private void awaitReplaced(Connection connection, long millis) {
        long end = Clock.now() + millis;
        while (connection.open() && Clock.now() < end) {
            Clock.pause(100);
        }
        if (connection.open()) {
            journal.remark(Finding.Kind.NO_RETURN, "a half-open connection was kept for " + millis + " ms");
        }
        connection.drop();
    }

    /** Calls without end while nothing of the answers is read: the answers fill the queue. */
    private void backPressure(Connection connection) {
        if (connection == null) {
            return;
        }
        connection.blame(Trouble.BACK_PRESSURE.name());
        connection.deaf();
        operator.flood();
        connection.lost();
        central.lostFromNow();
        awaitReplaced(connection, 40_000);
    }

    private void restart() {
        central.closePort();
        central.dropCurrent(Trouble.RESTART.name());
        pause(500, 20_000);
        central.openPort();
    }

    private void shortConnections() {
        for (int i = 0; i < 4 && !ended; i++) {
            central.dropCurrent(Trouble.SHORT_CONNECTIONS.name());
            pause(200, 6_000);
        }
    }

    private void refuse(Trouble trouble, Gate gate) {
        central.gate(gate);
        central.dropCurrent(trouble.name());
        pause(1_000, 15_000);
        central.gate(Gate.OPEN);
    }

    private void mood(Mood mood) {
        conversation.mood(mood);
        pause(2_000, 12_000);
        conversation.mood(Mood.GOOD);
    }

    private void garbage(Connection connection) throws java.io.IOException {
        String[] frames = {"", "nonsense", "[]", "[3]", "[2]", "{}", "[2,7,\"Reset\",{}]", "[2,\"\",\"Reset\",{\"type\":\"Hard\"}]", "[3,\"x\",{},{}]",
            "[4,\"nobody\"]", "[\"2\",\"a\",\"Reset\",{}]", "\u0000\u0001\uffff", "[".repeat(5_000), "null", "[2,\"" + "i".repeat(37) + "\",\"Reset\",{}]"};
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            conversation.send(connection, frames[random.nextInt(frames.length)]);
        }
    }

    private void huge(Connection connection) throws java.io.IOException {
        String id = conversation.freshId();
        conversation.askRaw(connection, id, "a huge DataTransfer", "[2,\"" + id + "\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\""
                + "h".repeat(random.nextBoolean() ? HUGE : HUGE / 4) + "\"}]",
                java.util.Set.of("!FormationViolation", "!PropertyConstraintViolation", "UnknownVendorId"), true);
    }

    private void pings(Connection connection) throws java.io.IOException {
        for (int i = 0; i < 500; i++) {
            connection.ping();
        }
    }

    private void pause(int leastMillis, int mostMillis) {
        long end = Clock.now() + leastMillis + random.nextInt(mostMillis - leastMillis + 1);
        while (!ended && Clock.now() < end) {
            Clock.pause(50);
        }
    }
}
