package dev.hotplug.testkit;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** Transfers that end when and how the test says. Addresses that begin with {@code gopher:} are refused. */
public final class ManualTransfers implements FileTransfer {

    /** What was begun, in its order. */
    public final List<Upload> uploads = new ArrayList<>();

    /** The same of downloads. */
    public final List<Download> downloads = new ArrayList<>();

    private final ManualLoop loop;
    private final List<Running> running = new ArrayList<>();

    public ManualTransfers(ManualLoop loop) {
        this.loop = loop;
    }

    /** The newest transfer ends so; then the loop runs. */
    public void end(Outcome outcome) {
        running.get(running.size() - 1).end().complete(outcome);
        loop.run();
    }

    /** So much of the newest transfer would survive a power cut. */
    public void kept(Kept kept) {
        running.get(running.size() - 1).survives().set(kept);
    }

    public void uploaded() {
        end(new Outcome.Done(1, Optional.empty()));
    }

    public void failed(Failure.Kind kind) {
        end(failure(kind));
    }

    private static Outcome failure(Failure.Kind kind) {
        return new Outcome.Failed(new Failure(kind, "It failed."), 0, Optional.empty());
    }

    @Override
    public SortedSet<String> schemes() {
        return new TreeSet<>(List.of("ftp", "https", "sftp"));
    }

    @Override
    public Optional<Failure> refusal(String address) {
        return address.startsWith("gopher:")
                ? Optional.of(new Failure(Failure.Kind.ADDRESS, "The scheme gopher is none of ftp."))
                : Optional.empty();
    }

    @Override
    public Transfer upload(Upload upload) {
        uploads.add(upload);
        return begun();
    }

    private Transfer begun() {
        running.add(new Running(new CompletableFuture<>(), new AtomicReference<>()));
        return running.get(running.size() - 1);
    }

    private record Running(CompletableFuture<Outcome> end, AtomicReference<Kept> survives) implements Transfer {

        @Override
        public CompletionStage<Outcome> outcome() {
            return end;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Optional<Kept> kept() {
            return Optional.ofNullable(survives.get());
        }

        @Override
        public void cancel() {
            end.complete(failure(Failure.Kind.CANCELLED));
        }
    }

    @Override
    public Transfer download(Download download) {
        downloads.add(download);
        return begun();
    }
}
