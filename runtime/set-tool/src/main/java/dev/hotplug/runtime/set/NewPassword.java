package dev.hotplug.runtime.set;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The password of key files that are made. */
final class NewPassword {

    @Option(names = "--password-file", paramLabel = "FILE", description = "First line: password of the files.")
    private Path file;

    @Option(names = "--password-env", paramLabel = "NAME", defaultValue = "HOTPLUG_KEY_PASSWORD",
            description = "Environment variable with the same (default: ${DEFAULT-VALUE}).")
    private String environment;

    char[] read() throws IOException {
        return options(null).password();
    }

    SigningKey load(Path keystore) throws IOException {
        return options(keystore).load();
    }

    private KeyOptions options(Path keystore) {
        KeyOptions options = new KeyOptions();
        options.keystore = keystore;
        options.passwordFile = file;
        options.passwordEnv = environment;
        return options;
    }
}
