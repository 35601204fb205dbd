package dev.hotplug.runtime.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native libraries out of the SQLite bundle: a charger needs one of its twenty, and the driver would unpack that one into the
 * temp folder at each start. What remains is the same bundle, byte for byte, without them.
 */
final class SqliteNatives {
    private static final String ARTIFACT = "org.xerial:sqlite-jdbc:";
    private static final String NATIVE = "org/sqlite/native/";
    private static final List<String> PROCESSORS = List.of("x86_64", "aarch64", "armv7");
    private static final String LIBRARY = "libsqlitejdbc.so";

    private SqliteNatives() {}

    static boolean isFor(String id) {
        return id.startsWith(ARTIFACT);
    }

    static void strip(Path source, Path target, Path natives) throws IOException {
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().startsWith(NATIVE)) {
                    copy(in, entry, out);
                }
            }
            for (String processor : PROCESSORS) {
                unpack(in, processor, natives.resolve(processor));
            }
        }
    }

    private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copied);
        transfer(in, entry, out);
        out.closeEntry();
    }

    private static void transfer(ZipFile in, ZipEntry entry, OutputStream out) throws IOException {
        try (InputStream content = in.getInputStream(entry)) {
            content.transferTo(out);
        }
    }

    private static void unpack(ZipFile in, String processor, Path folder) throws IOException {
        ZipEntry library = in.getEntry(NATIVE + "Linux/" + processor + "/" + LIBRARY);
        if (library == null) {
            throw new CompositionException("The SQLite bundle has no native library for " + processor + ".");
        }
        Files.createDirectories(folder);
        try (InputStream content = in.getInputStream(library)) {
            Files.copy(content, folder.resolve(LIBRARY), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
