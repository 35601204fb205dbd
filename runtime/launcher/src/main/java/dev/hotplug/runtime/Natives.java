package dev.hotplug.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Points SQLite at its native library in the distribution, so that it does not unpack one into the temp folder at each start. */
final class Natives {
    private static final Map<String, String> FOLDERS = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64", "arm", "armv7");
    private static final String LIBRARY = "libsqlitejdbc.so";

    private Natives() {}

    /** @throws Refusal when the distribution has no library for this processor */
    static void announce(Path home) {
        String processor = System.getProperty("os.arch", "");
        Path folder = home.resolve("lib/native").resolve(FOLDERS.getOrDefault(processor, processor));
        if (!Files.isRegularFile(folder.resolve(LIBRARY))) {
            throw Refusal.of("This distribution has no SQLite library for the processor %s: it is made for Linux on x86_64, aarch64 and arm.", processor);
        }
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.lib.name", LIBRARY);
    }
}
