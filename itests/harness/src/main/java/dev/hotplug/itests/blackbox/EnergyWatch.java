package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks at the socket all the time, and notes when the car gets no energy. */
final class EnergyWatch implements AutoCloseable {

    private final SimulatorClient world;
    private final boolean lock;
    private final List<String> breaks = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::look, "energy-watch");
    private volatile boolean ended;
    private volatile int looks;

    EnergyWatch(SimulatorClient world) {
        this(world, true);
    }

    /** @param lock the plug has to be held as well */
    EnergyWatch(SimulatorClient world, boolean lock) {
        this.world = world;
        this.lock = lock;
        thread.start();
    }

    private void look() {
        while (!ended) {
            JsonNode connector = world.connector();
            looks++;
            if (!connector.path("contactorClosed").asBoolean()
                    || connector.path("offeredAmps").asDouble() <= 0
                    || connector.path("locked").asBoolean() != lock) {
                breaks.add(connector.toString());
            }
            Await.pause();
        }
    }

    int looks() {
        return looks;
    }

    /** Ends the watch; gives every look at which contactor, offer or lock was not as it must be in a charge. */
    List<String> finish() {
        close();
        return List.copyOf(breaks);
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join(15_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
