package dev.hotplug.mainboard.simulator;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Scratch;
import dev.hotplug.fuzz.Target;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.MainboardListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code simulator.json}: whatever is in it, a world comes of it, in which a board starts, and which is read as it was written. */
public final class WorldTarget implements Target {

    private static final BoardSetup COPPER = new BoardSetup(1, true, false, 3, 32_000, 230, true, false);

    private final Path folder = Scratch.folder("world");
    private final Path file = folder.resolve("simulator.json");

    @Override
    public void feed(byte[] input) throws IOException {
        Files.write(file, input);
        WorldFile keeper = new WorldFile(file);
        World world = keeper.read();
        world.connectors().forEach(WorldTarget::sound);
        keeper.write(world);
        World again = keeper.read();
        Promise.that(again.connectors().size() == world.connectors().size(), () -> world + " is read as " + again);
        keeper.write(again);
        Promise.that(keeper.read().equals(again), () -> again + " is read as " + keeper.read());
        Simulation board = new Simulation(() -> 10_000, world, SimulatedCar.USUAL, kept -> {});
        Promise.that(board.attach(new Nobody(), COPPER).isPresent(), () -> "no driver can be attached");
        board.tick();
        Promise.that(board.view().connectors().size() == 1, () -> "a board with " + board.view().connectors());
    }

    private static void sound(World.Connector c) {
        boolean sound = c.id() >= 1 && c.id() <= 99 && c.meterWh() >= 0 && c.meterWh() <= 1e12
                && (c.plugged() || !c.evState().carConnected());
        Promise.that(sound, () -> "an impossible world: " + c);
    }

    /** Does not listen. */
    private static final class Nobody implements MainboardListener {
        @Override
        public void state(int socket, BoardState state) {
            // not heard
        }

        @Override
        public void card(byte[] uid) {
            // not heard
        }

        @Override
        public void pin(String digits) {
            // not heard
        }

        @Override
        public void boardFault(BoardFault fault, boolean present) {
            // not heard
        }
    }
}
