package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndEmptiesTheCacheAtEachStart() throws IOException {
        DataFolder data = DataFolder.open(folder.resolve("new/deep"));
        Files.createDirectories(data.emptyCache().resolve("bundle1/x"));
        Files.writeString(data.path().resolve("kept"), "kept");

        Path cache = data.emptyCache();

        assertFalse(Files.exists(cache.resolve("bundle1")));
        assertTrue(Files.isDirectory(cache));
        assertTrue(Files.exists(data.path().resolve("kept")));
        data.close();
    }

    @Test
    void isForOneProcessAtATime() throws IOException {
        DataFolder data = DataFolder.open(folder);

        assertTrue(refusal(folder).contains("in use by another Hotplug"));

        data.close();
        DataFolder.open(folder).close();
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertTrue(refusal(file).contains("is not a folder"));
        assertTrue(refusal(file.resolve("below")).contains("cannot be created"));
    }

    @Test
    void refusesAFolderThatNobodyMayWrite() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        assertTrue(refusal(closed).contains("is read-only"));
    }

    @Test
    void remembersThatItIsProvisioned() throws IOException {
        DataFolder data = DataFolder.open(folder);
        assertEquals(Optional.empty(), data.provisioned());

        data.markProvisioned("");
        assertEquals(Optional.of(""), data.provisioned());

        data.markProvisioned("CPB1-S-2-4-8");
        assertEquals(Optional.of("CPB1-S-2-4-8"), data.provisioned());
        data.close();
    }

    private static String refusal(Path path) {
        return assertThrows(Refusal.class, () -> DataFolder.open(path)).getMessage();
    }
}
