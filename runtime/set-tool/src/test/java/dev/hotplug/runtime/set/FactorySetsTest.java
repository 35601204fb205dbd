package dev.hotplug.runtime.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documents that a distribution carries of its own sets. */
class FactorySetsTest extends ToolTest {

    @BeforeEach
    void releases() throws IOException {
        Files.createDirectories(path("releases"));
        write("releases/tiny.json", release("unused", 3).replace("\"version\": \"unused\",", ""));
    }

    private byte[] written() throws IOException {
        FactorySets.write(path("home"), path("releases"), "1.0.0");
        return Files.readAllBytes(path("home/sets/tiny.json"));
    }

    @Test
    void itIsTheDocumentOfTheSetThatTheToolBuildsAndTheSameEachTime() throws IOException {
        write("release.json", release("1.0.0", 3));
        build("a.hpkg");
        byte[] first = written();
        assertArrayEquals(SetFile.open(path("a.hpkg")).document().bytes(), first);
        assertArrayEquals(first, written());
    }

    @Test
    void aPatchForItIsTheOneForThePublishedSet() throws IOException {
        written();
        write("release.json", release("1.0.0", 3));
        build("a.hpkg");
        bundle(path("core-2.jar"), "core", "1.0.1", 5, "");
        String words = " --label fix-1 --bundle " + path("core-2.jar") + " --out @";
        good("build --home @home --base @home/sets/tiny.json" + words + "p.hpkg");
        good("build --home @home --base @a.hpkg" + words + "q.hpkg");
        assertEquals(-1, Files.mismatch(path("p.hpkg"), path("q.hpkg")));
        write("broken.json", "{}");
        refused(3, "build --home @home --base @broken.json" + words + "r.hpkg", "feature-resource-version");
    }

    @Test
    void aModelWithoutAReleaseFileGetsNone() throws IOException {
        FactorySets.write(path("home"), path("nowhere"), "1.0.0");
        assertTrue(Files.notExists(path("home/sets/tiny.json")));
    }
}
