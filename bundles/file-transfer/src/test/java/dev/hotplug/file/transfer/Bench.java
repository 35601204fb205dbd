package dev.hotplug.file.transfer;

import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Upload;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Transfers on real sockets, with a clock that the test moves. */
final class Bench {

    static final int OWN_PORT = 8080;
    static final Rules RULES = rules(List.of(), List.of(), true);

    final ManualTime time = new ManualTime();
    final ManualLoop loop = new ManualLoop(time);
    final Path folder;
    final Path knownHosts;
    final Transfers transfers;
    final Path file;
    Trust trust = Trust.JAVA;

    Bench(Path folder, Rules rules) throws IOException {
        this.folder = folder;
        this.knownHosts = folder.resolve("sftp-known-hosts");
        this.transfers = new Transfers(loop, time, new HostKeys(knownHosts), OWN_PORT, rules);
        this.file = folder.resolve("out.bin");
        Files.write(file, bytes(300_000, 1));
    }

    static Rules rules(List<String> hosts, List<String> hostKeys, boolean firstUse) {
        return new Rules(new TreeSet<>(Rules.SUPPORTED), hosts, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofHours(1), 2,
                hostKeys, firstUse);
    }

    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(file);
    }

    Transfer begin(String address) {
        return transfers.upload(new Upload(address, file, "d.zip", trust));
    }

    Outcome upload(String address) {
        return end(begin(address));
    }

    Outcome download(String address, Path target, long max, Optional<Validator> resume) {
        return end(transfers.download(new Download(address, target, max, resume, trust)));
    }

    static Outcome end(Transfer transfer) {
        try {
            return transfer.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the clock run until the transfer has ended by it. */
    Failure failureByClock(Transfer transfer) {
        for (int i = 0; i < 40 && !transfer.outcome().toCompletableFuture().isDone(); i++) {
            loop.advance(Duration.ofSeconds(35));
            waitFor(transfer);
        }
        return failure(end(transfer));
    }

    private static void waitFor(Transfer transfer) {
        try {
            transfer.outcome().toCompletableFuture().get(500, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            // the transfer had not come to where it waits
        }
    }

    static Failure failure(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure();
        }
        throw new AssertionError("it did not fail: " + outcome);
    }

    static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new AssertionError("it failed: " + outcome);
    }
}
