package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Trust;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PreparedTransferTest {

    private final Queue<Runnable> aside = new ArrayDeque<>();
    private final ManualTransfers transfers = new ManualTransfers(new ManualLoop(new ManualTime()));
    private final Download download = new Download("https://host/f", Path.of("f"), 1, Optional.empty(), Trust.JAVA);

    private static Failure.Kind failure(PreparedTransfer transfer) {
        Outcome outcome = transfer.outcome().toCompletableFuture().getNow(null);
        return assertInstanceOf(Outcome.Failed.class, outcome).failure().kind();
    }

    @Test
    void itBeginsWhenItsTurnComes_andEndsAsTheTransferDoes() {
        PreparedTransfer transfer = new PreparedTransfer(aside::add, () -> transfers.download(download));
        assertEquals(0, transfers.downloads.size());
        aside.remove().run();
        assertEquals(1, transfers.downloads.size());
        assertFalse(transfer.outcome().toCompletableFuture().isDone());
        transfers.failed(Failure.Kind.CONNECT);
        assertEquals(Failure.Kind.CONNECT, failure(transfer));
    }

    @Test
    void cancelledBeforeItsTurnItNeverBegins() {
        PreparedTransfer transfer = new PreparedTransfer(aside::add, () -> transfers.download(download));
        transfer.cancel();
        aside.remove().run();
        assertEquals(0, transfers.downloads.size());
        assertEquals(Failure.Kind.CANCELLED, failure(transfer));
    }

    @Test
    void cancelledLaterTheTransferIs() {
        PreparedTransfer transfer = new PreparedTransfer(aside::add, () -> transfers.download(download));
        aside.remove().run();
        transfer.cancel();
        assertEquals(Failure.Kind.CANCELLED, failure(transfer));
    }

    @Test
    void whatCannotBeBegunEnds() {
        PreparedTransfer transfer = new PreparedTransfer(aside::add, () -> {
            throw new NoClassDefFoundError("gone");
        });
        aside.remove().run();
        assertEquals(Failure.Kind.OTHER, failure(transfer));
    }
}
