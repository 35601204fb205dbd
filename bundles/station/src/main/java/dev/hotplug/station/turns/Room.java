package dev.hotplug.station.turns;

import java.util.concurrent.Semaphore;

/** Places for turns. How many there are can change while some are taken; those that are too many are taken away as they become free. */
final class Room {

    private static final int EVERYBODY = Integer.MAX_VALUE / 2;

    private final Places free;
    private int places;

    Room(int places) {
        this.places = places;
        this.free = new Places(places);
    }

    void enter() throws InterruptedException {
        free.acquire();
    }

    void leave() {
        free.release();
    }

    synchronized void places(int wanted) {
        if (wanted < places) {
            free.reducePermits(places - wanted);
        } else {
            free.release(wanted - places);
        }
        places = wanted;
    }

    synchronized int taken() {
        return places - free.availablePermits();
    }

    /** Whoever waits goes on, and nobody waits any more. */
    void open() {
        free.release(EVERYBODY);
    }

    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1L;

        Places(int places) {
            super(places, true);
        }

        @Override
        protected void reducePermits(int less) {
            super.reducePermits(less);
        }
    }
}
