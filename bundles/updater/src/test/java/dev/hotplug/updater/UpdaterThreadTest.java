package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdaterThreadTest {

    private final UpdaterThread thread = new UpdaterThread();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        thread.stop();
    }

    @Test
    void whatAnUpdateSaysIsHeardWhileItGoesOn() throws InterruptedException {
        thread.execute(() -> {
            thread.tell(() -> heard.add("installing"));
            heard.add("swapped");
            thread.tell(() -> {
                throw new IllegalStateException("a listener failed");
            });
            heard.add("committed");
            end.countDown();
        });
        assertTrue(end.await(10, TimeUnit.SECONDS));
        assertEquals(List.of("installing", "swapped", "committed"), heard);
    }

    @Test
    void whatOthersSayIsHeardInItsTurn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        thread.execute(() -> {
            begun.countDown();
            try {
                assertTrue(told.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add("at work");
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        thread.tell(() -> {
            heard.add("told");
            end.countDown();
        });
        told.countDown();
        assertTrue(end.await(10, TimeUnit.SECONDS));
        assertEquals(List.of("at work", "told"), heard);
    }
}
