package dev.hotplug.testkit;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
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

/** Transfers that end when and how the test says. Addresses that begin with {@code gopher:} are refused. */
public final class ManualTransfers implements FileTransfer {

    /** What was begun, in its order. */
    public final List<Upload> uploads = new ArrayList<>();

    /** The same of downloads. */
    public final List<Download> downloads = new ArrayList<>();

    private final ManualLoop loop;
    private final List<CompletableFuture<Outcome>> running = new ArrayList<>();

    public ManualTransfers(ManualLoop loop) {
        this.loop = loop;
    }

    /** The newest transfer ends so; then the loop runs. */
    public void end(Outcome outcome) {
        running.get(running.size() - 1).complete(outcome);
        loop.run();
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
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        running.add(outcome);
        return new Running(outcome);
    }

    private record Running(CompletableFuture<Outcome> end) implements Transfer {

        @Override
        public CompletionStage<Outcome> outcome() {
            return end;
        }

        @Override
        public long bytes() {
            return 0;
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
