package dev.hotplug.diagnostics;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Writes what all sources know into one file. Any thread. */
@ProviderType
public interface DiagnosticsArchive {

    /** Begins to write; the stage never completes exceptionally and completes on the archive's own thread. */
    CompletionStage<Result> write(Window window);

    /** How it ended. */
    sealed interface Result {

        /**
         * The archive is there.
         *
         * @param file in the data folder; whoever asked for it deletes it. What is left over is deleted when the process starts
         * @param name for a server: letters, digits, {@code . _ -}
         */
        record Written(Path file, String name, long bytes) implements Result {}

        /** A window was named, and nothing is known of it. */
        record Nothing() implements Result {}

        /** One sentence. */
        record Failed(String sentence) implements Result {}
    }
}
