package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {
    @TempDir
    Path folder;

    private Path path;
    private WorldFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("simulator.json");
        file = new WorldFile(path);
    }

    private World read(String text) throws IOException {
        Files.writeString(path, text);
        return file.read();
    }

    @Test
    void aMissingFileIsAnEmptyWorld() {
        assertEquals(World.EMPTY, file.read());
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        World world = new World(List.of(
                new World.Connector(1, true, Pilot.C, false, 1234.567, Optional.of(16.5), Optional.of(1)),
                new World.Connector(2, true, Pilot.A, true, 0, Optional.empty(), Optional.empty())));
        file.write(world);
        assertEquals(world, file.read());
        try (var all = Files.list(folder)) {
            assertEquals(List.of(path), all.toList(), "no temporary file is left");
        }
    }

    @Test
    void theNamesAreThoseOfTheContract() throws IOException {
        file.write(new World(List.of(World.Connector.fresh(1))));
        String text = Files.readString(path);
        for (String name : List.of("\"connectors\"", "\"id\"", "\"plugged\"", "\"evState\"", "\"meterWh\"")) {
            assertTrue(text.contains(name), text);
        }
    }

    @Test
    void anEditByHandIsHonoured() throws IOException {
        World world = read("{\"connectors\":[{\"id\":1,\"plugged\":false,\"evState\":\"A\",\"meterWh\":42}],\"note\":\"mine\"}");
        assertEquals(Optional.of(new World.Connector(1, false, Pilot.A, false, 42, Optional.empty(), Optional.empty())), world.connector(1));
    }

    @Test
    void aCarWithoutAPlugIsAway() throws IOException {
        assertEquals(Pilot.A, read("{\"connectors\":[{\"id\":1,\"plugged\":false,\"evState\":\"C\",\"meterWh\":1}]}").connector(1).orElseThrow().evState());
    }

    @Test
    void aFieldOfTheWrongTypeCostsOnlyItself() throws IOException {
        World.Connector c = read("{\"connectors\":[{\"id\":1,\"plugged\":\"yes\",\"evState\":\"Z\",\"meterWh\":77.5,\"phases\":9}]}").connector(1).orElseThrow();
        assertFalse(c.plugged());
        assertEquals(Pilot.A, c.evState());
        assertEquals(77.5, c.meterWh());
        assertEquals(Optional.empty(), c.phases());
    }

    @Test
    void aRegisterThatIsNoneStartsAtZero() throws IOException {
        assertEquals(0, read("{\"connectors\":[{\"id\":1,\"meterWh\":-5}]}").connector(1).orElseThrow().meterWh());
        assertEquals(0, read("{\"connectors\":[{\"id\":1,\"meterWh\":\"many\"}]}").connector(1).orElseThrow().meterWh());
    }

    @Test
    void aDamagedFileStillGivesItsRegistersAndIsKeptAside() throws IOException {
        World world = read("{\"connectors\":[{\"id\":1,\"plugged\":true,\"evState\":\"C\",\"meterWh\":1234.5,\"maxA");
        assertEquals(1234.5, world.connector(1).orElseThrow().meterWh());
        assertFalse(world.connector(1).orElseThrow().plugged());
        assertTrue(Files.exists(folder.resolve("simulator.json.damaged")));
    }

    @Test
    void aRegisterThatIsItselfCutOffIsNotTrusted() throws IOException {
        assertEquals(World.EMPTY, read("{\"connectors\":[{\"id\":1,\"meterWh\":12"));
    }

    @Test
    void otherShapesAndRubbishAreAnEmptyWorld() throws IOException {
        for (String text : List.of("", "[]", "{}", "null", "\0\0\0", "{\"connectors\":7}", "hello")) {
            assertEquals(World.EMPTY, read(text), text);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotStopTheBoard() {
        WorldFile nowhere = new WorldFile(folder.resolve("missing").resolve("simulator.json"));
        nowhere.write(World.EMPTY);
        assertEquals(World.EMPTY, nowhere.read());
    }
}
