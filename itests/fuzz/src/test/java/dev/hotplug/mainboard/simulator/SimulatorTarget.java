package dev.hotplug.mainboard.simulator;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.MainboardListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The HTTP interface to the simulated world. An input is up to 12 lines {@code METHOD path body}; time goes on by a second
 * before each. A refused call changes nothing; every answer is JSON of bounded length.
 */
public final class SimulatorTarget implements Target {

    private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 405, 409);
    private static final BoardSetup COPPER = new BoardSetup(1, true, false, 3, 32_000, 230, true, false);
    private static final BoardOrder CHARGE = new BoardOrder(16_000, true, 3, true, true);
    private static final int MAX_LINES = 12;
    private static final int MAX_ANSWER = 4_000;

    @Override
    public void feed(byte[] input) {
        Bench bench = new Bench();
        new String(input, StandardCharsets.UTF_8).lines().limit(MAX_LINES).forEach(bench::line);
    }

    /** A board that a driver has told to charge. */
    private static final class Bench implements MainboardListener {
        private final List<World> kept = new ArrayList<>();
        private long now = 10_000;
        private final Simulation board = new Simulation(() -> now, World.EMPTY, SimulatedCar.USUAL, kept::add);
        private final SimulatorApi api = new SimulatorApi(board, new SimulatedNetwork());
        private int heard;

        Bench() {
            board.order(board.attach(this, COPPER).orElseThrow(), 1, CHARGE);
        }

        void line(String line) {
            String[] words = line.split(" ", 3);
            now += 1_000;
            board.tick();
            Object before = List.of(board.view(), kept.size(), heard);
            Reply reply = api.answer(words[0], words.length > 1 ? words[1] : "", body(words));
            Promise.that(STATUSES.contains(reply.status()), () -> line + " has the status " + reply.status());
            Promise.that(reply.json().length() <= MAX_ANSWER, () -> "an answer of " + reply.json().length() + " characters");
            well(reply);
            if (reply.status() != 200) {
                Object after = List.of(board.view(), kept.size(), heard);
                Promise.that(before.equals(after), () -> line + " was refused but changed " + before + " into " + after);
            }
        }

        private static byte[] body(String[] words) {
            return (words.length > 2 ? words[2] : "").getBytes(StandardCharsets.UTF_8);
        }

        private static void well(Reply reply) {
            try {
                Json.read(reply.json().getBytes(StandardCharsets.UTF_8));
            } catch (Json.Malformed e) {
                throw new AssertionError("an answer that is no JSON: " + reply.json(), e);
            }
        }

        @Override
        public void state(int socket, BoardState state) {
            heard++;
        }

        @Override
        public void card(byte[] uid) {
            heard++;
        }

        @Override
        public void pin(String digits) {
            heard++;
        }

        @Override
        public void boardFault(BoardFault fault, boolean present) {
            heard++;
        }
    }
}
