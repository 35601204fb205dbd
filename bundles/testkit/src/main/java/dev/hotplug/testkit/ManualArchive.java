package dev.hotplug.testkit;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Files without a byte in a folder of the test, there at once or when the test says. */
public final class ManualArchive implements DiagnosticsArchive {

    /** The windows that were asked for, in their order. */
    public final List<Window> windows = new ArrayList<>();

    /** What the next ones come to; null: a file. */
    public Result result;

    /** The next ones take until the test completes this; null: they are there at once. */
    public CompletableFuture<Result> writing;

    private final Path folder;

    public ManualArchive(Path folder) {
        this.folder = folder;
    }

    @Override
    public CompletionStage<Result> write(Window window) {
        return written(window, "diagnostics-1.zip");
    }

    @Override
    public CompletionStage<Result> writeSecurityLog(Window window) {
        return written(window, "security-log-1.txt");
    }

    private CompletionStage<Result> written(Window window, String name) {
        windows.add(window);
        if (writing != null) {
            return writing;
        }
        return CompletableFuture.completedFuture(result != null ? result : file(name));
    }

    /** One that is there. */
    public Result file(String name) {
        try {
            return new Result.Written(Files.createTempFile(folder, "upload-", ".tmp"), name, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many files there are. */
    public long files() {
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
