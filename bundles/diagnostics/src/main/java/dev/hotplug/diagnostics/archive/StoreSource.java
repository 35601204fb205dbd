package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How much the store holds and the data folder takes; numbers and names of files, no content. */
@Component
public final class StoreSource implements DiagnosticsSource {

    private static final List<String> TABLES = List.of("transactions", "transaction-data", "local-list", "authorization-cache");
    private static final List<String> LOGS = List.of("transactions");
    private static final int MAX_FILES = 200;

    private final Store store;
    private final Path data;

    @Activate
    public StoreSource(@Reference Store store, BundleContext context) {
        this.store = store;
        this.data = Path.of(context.getProperty("hotplug.data"));
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        List<String> lines = new ArrayList<>();
        LOGS.forEach(log -> lines.add("newest entry of log " + log + ": " + said(() -> store.newest(log))));
        TABLES.forEach(table -> lines.add("rows of table " + table + ": " + said(() -> store.size(table))));
        FileStore disk = Files.getFileStore(data);
        lines.add("disk: " + disk.getUsableSpace() + " bytes free of " + disk.getTotalSpace());
        try (Stream<Path> files = Files.walk(data, 2)) {
            files.filter(Files::isRegularFile).filter(file -> !file.startsWith(data.resolve("cache"))).limit(MAX_FILES).sorted()
                    .forEach(file -> lines.add(size(file) + " bytes " + data.relativize(file)));
        }
        entries.present("store.txt", Texts.lines(lines));
    }

    private interface Number {
        long get();
    }

    private static String said(Number number) {
        try {
            return Long.toString(number.get());
        } catch (StoreException e) {
            return "cannot be read: " + e.getMessage();
        }
    }

    private static String size(Path file) {
        try {
            return Long.toString(Files.size(file));
        } catch (IOException e) {
            return "?";
        }
    }
}
