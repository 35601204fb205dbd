package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines as the content of an entry. */
final class Texts {

    private Texts() {}

    /** One line each, secrets masked. */
    static Content lines(List<String> lines) {
        return out -> {
            for (String line : lines) {
                out.write((Secrets.masked(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
