package dev.hotplug.diagnostics;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Writes what a person or a central system wants to read into a file. Any thread. */
@ProviderType
public interface DiagnosticsArchive {

    /** Begins to write what all sources know; the stage never completes exceptionally and completes on the archive's own thread. */
    CompletionStage<Result> write(Window window);

    /** The same with the security events, and nothing else, of the time. */
    CompletionStage<Result> writeSecurityLog(Window window);

    /** How it ended. */
    sealed interface Result {

        /**
         * The file is there.
         *
         * @param file in the data folder; whoever asked for it deletes it. What is left over is deleted when the process starts
         * @param name for a server: letters, digits, {@code . _ -}
         */
        record Written(Path file, String name, long bytes) implements Result {}

        /** Nothing is known of that time. */
        record Nothing() implements Result {}

        /** One sentence. */
        record Failed(String sentence) implements Result {}
    }
}
