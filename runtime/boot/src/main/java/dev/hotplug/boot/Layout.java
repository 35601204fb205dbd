package dev.hotplug.boot;

import java.nio.file.Path;

/** Where things lie in the data folder. */
record Layout(Path data) {

    Path bootFolder() {
        return data.resolve("boot");
    }

    Path record() {
        return bootFolder().resolve("record");
    }

    Path generations() {
        return data.resolve("generations");
    }

    Path generation(long number) {
        return generations().resolve(Long.toString(number));
    }

    Path blobs() {
        return data.resolve("blobs");
    }

    Path blob(String sha256) {
        return blobs().resolve(sha256 + ".jar");
    }
}
