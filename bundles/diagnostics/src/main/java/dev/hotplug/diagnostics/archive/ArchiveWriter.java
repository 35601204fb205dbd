package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one file after the other into a folder that holds nothing else. Blocks; for a thread of its own. */
final class ArchiveWriter {

    private static final Kind ARCHIVE = new Kind("diagnostics-", ".zip", "The diagnostics");
    private static final Kind SECURITY_LOG = new Kind("security-log-", ".txt", "The security log");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWriter.class);

    private final Path folder;
    private final StationTime time;

    private record Kind(String prefix, String suffix, String words) {}

    ArchiveWriter(Path folder, StationTime time) {
        this.folder = folder;
        this.time = time;
    }

    /** Deletes what earlier processes left. */
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(ArchiveWriter::ours).forEach(ArchiveWriter::delete);
        } catch (IOException e) {
            LOG.warn("The folder {} cannot be tidied up: {}", folder, e.getMessage());
        }
    }

    private static boolean ours(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(ARCHIVE.prefix()) || name.startsWith(SECURITY_LOG.prefix());
    }

    /** Writes a file; false: there is nothing to write. */
    private interface Contents {
        boolean into(Path file) throws IOException;
    }

    /**
     * @param charger  for the name: who this is
     * @param maxBytes and millis are how large and how long at most
     */
    Result write(Window window, String charger, List<DiagnosticsSource> sources, long maxBytes, long millis) {
        return write(ARCHIVE, charger, file -> fill(file, window, sources, maxBytes, millis) || !window.bounded());
    }

    /** The same with the security events of the window alone. */
    Result writeSecurityLog(Window window, String charger, SecurityLog events, long maxBytes, long millis) {
        SecurityLogText text = new SecurityLogText(events, time, window, time.elapsedMillis() + millis);
        return write(SECURITY_LOG, charger, file -> text.into(file, charger, maxBytes));
    }

    private Result write(Kind kind, String charger, Contents contents) {
        Path file = null;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, kind.prefix(), kind.suffix());
            if (!contents.into(file)) {
                delete(file);
                return new Result.Nothing();
            }
            return new Result.Written(file, name(kind, charger, time.now()), Files.size(file));
        } catch (IOException e) {
            delete(file);
            LOG.warn("{} could not be written: {}", kind.words(), e.getMessage());
            return new Result.Failed(kind.words() + " could not be written: " + e.getMessage() + ".");
        }
    }

    private boolean fill(Path file, Window window, List<DiagnosticsSource> sources, long maxBytes, long millis) throws IOException {
        try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 32 * 1024);
                Archive archive = new Archive(new Bound(out, maxBytes, time.elapsedMillis() + millis, time::elapsedMillis))) {
            for (DiagnosticsSource source : sources.stream().sorted(Comparator.comparingInt(DiagnosticsSource::order)).toList()) {
                ask(source, window, archive);
            }
            return archive.hasHistory();
        }
    }

    /** A source that fails spoils its own part; a disk that is full spoils everything. */
    private static void ask(DiagnosticsSource source, Window window, Archive archive) throws IOException {
        String name = source.getClass().getSimpleName();
        try {
            source.contribute(window, archive);
        } catch (IOException | RuntimeException | LinkageError e) {
            if (archive.broken()) {
                throw e;
            }
            archive.remark(name + " failed: " + e.getClass().getName());
            LOG.warn("The diagnostics of {} could not be read.", name, e);
        }
    }

    private static String name(Kind kind, String charger, Instant now) {
        String safe = charger.replaceAll("[^A-Za-z0-9._-]", "_");
        return kind.prefix() + (safe.length() > 60 ? safe.substring(0, 60) : safe) + "-" + STAMP.format(now) + kind.suffix();
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }
}
