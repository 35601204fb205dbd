package dev.hotplug.driver.wallbox;

import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** What a driver notices by itself, at its sockets and at the reader. Not thread safe. */
final class Watches {

    private final Map<Integer, SocketWatch> sockets = new TreeMap<>();
    private final CardWatch card;

    /**
     * @param count    sockets, numbered from 1
     * @param changed  told that the newest state of a socket means something else now
     * @param cardHeld told that a card is left at the reader, and when it has been taken away
     */
    Watches(int count, Delay delay, IntConsumer changed, CardWatch.Listener cardHeld) {
        IntStream.rangeClosed(1, count).forEach(n -> sockets.put(n, new SocketWatch(delay, () -> changed.accept(n))));
        card = new CardWatch(delay, cardHeld);
    }

    /** A state with what was noticed. */
    BoardState seen(int socket, BoardState told) {
        return sockets.get(socket).seen(told);
    }

    /** The newest state of a socket as it was told. */
    BoardState newest(int socket) {
        return sockets.get(socket).newest();
    }

    void latch(Set<BoardFault> faults) {
        sockets.values().forEach(s -> s.latch(faults));
    }

    void card(byte[] uid) {
        card.read(uid);
    }

    void remember(DriverMemory memory) {
        memory.sockets().forEach((socket, known) -> Optional.ofNullable(sockets.get(socket)).ifPresent(s -> s.remember(known)));
    }

    /** Nothing is told any more: nothing can be noticed at the sockets. */
    void pause() {
        sockets.values().forEach(SocketWatch::end);
    }

    /** No timer is left behind; what is known at the end. */
    DriverMemory end() {
        card.end();
        pause();
        SortedMap<Integer, SocketMemory> known = new TreeMap<>();
        sockets.forEach((socket, watch) -> known.put(socket, watch.memory()));
        return new DriverMemory(known);
    }
}
