package dev.hotplug.demo.central.system;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A charger that does what a charger does, and a stage on which time passes only when the script waits: what an act brings
 * about is heard at the next wait. Acts can be told to bring about nothing, or something else.
 */
final class Street implements Stage, World {

    final List<String> acts = new ArrayList<>();
    final Map<String, List<Heard>> brings = new HashMap<>();
    final Screen screen;
    boolean plugged;
    boolean cardReader = true;
    IOException broken;
    private final Deque<Heard> coming = new ArrayDeque<>();
    private Situation situation = Situation.SILENCE;
    private int taps;

    Street(Screen screen) {
        this.screen = screen;
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        hears(new Heard.Connected(), new Heard.Booted("Wallbox", "CPB1", "", ""), status("Available"));
        brings.put("card 1", List.of(new Heard.Authorized("5A3CA204"), status("Preparing")));
        brings.put("energy", List.of(new Heard.Started(7, 1, "5A3CA204", 0, noon), status("Charging")));
        brings.put("speed 60", List.of(sample(1000), sample(2000), sample(3000), sample(4000), sample(5000)));
        brings.put("card 2", List.of(new Heard.Stopped(7, 5000, "Local", noon.plusSeconds(17)), status("Finishing")));
        brings.put("unplug", List.of(status("Available")));
    }

    static Heard.Status status(String status) {
        return new Heard.Status(1, status, "NoError", "");
    }

    static Heard.Sampled sample(double wattHour) {
        return new Heard.Sampled(1, OptionalDouble.of(wattHour), OptionalDouble.of(22_000));
    }

    void silence() {
        coming.clear();
    }

    void hears(Heard... heard) {
        coming.addAll(List.of(heard));
    }

    @Override
    public Situation situation() {
        return situation;
    }

    @Override
    public boolean await(Predicate<Situation> wanted, Duration limit) {
        while (!wanted.test(situation) && !coming.isEmpty()) {
            Heard heard = coming.poll();
            screen.show(Narration.of(situation, heard));
            situation = situation.after(heard);
        }
        return wanted.test(situation);
    }

    /** Nothing happens in a pause that the script would not have to wait for anyway. */
    @Override
    public void pause(Duration time) {}

    private void act(String what) throws IOException {
        if (broken != null) {
            throw broken;
        }
        acts.add(what);
        coming.addAll(brings.getOrDefault(what, List.of()));
    }

    @Override
    public Seen look() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return new Seen(plugged, 4321, cardReader);
    }

    @Override
    public void card(String uid) throws IOException {
        act("card " + ++taps);
    }

    @Override
    public void plug() throws IOException {
        plugged = true;
        act("plug");
    }

    @Override
    public void unplug() throws IOException {
        plugged = false;
        act("unplug");
    }

    @Override
    public void wantEnergy() throws IOException {
        act("energy");
    }

    @Override
    public void speed(int times) throws IOException {
        act("speed " + times);
    }
}
