package dev.hotplug.runtime.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.feature.FeatureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feature files of this checkout. That their bundles exist and fit is checked where the distribution is composed. */
class ModelsTest {
    private static final Path FEATURES = Path.of("../../features");

    private final Slices slices = new Slices(FEATURES.resolve("slices"), "1");

    private Slices.Resolved model(String name) throws IOException {
        return slices.resolve(FEATURES.resolve(name + ".json"));
    }

    /** Everything but the driver, in the order of the start. */
    private Map<String, Integer> shared(String name) throws IOException {
        Map<String, Integer> bundles = new LinkedHashMap<>(model(name).bundles());
        assertTrue(bundles.remove("dev.hotplug:driver-" + name + ":1") != null, "the driver of " + name);
        return bundles;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pulsar-plus", "pulsar-plus-na", "commander-2"})
    void twoModelsDifferInTheirDriverAlone(String other) throws IOException {
        assertEquals(List.copyOf(shared("copper-sb").entrySet()), List.copyOf(shared(other).entrySet()));
        assertEquals(model("copper-sb").configurations(), model(other).configurations());
        assertEquals(model("copper-sb").launching(), model(other).launching());
    }

    @ParameterizedTest
    @CsvSource({
        "copper-sb, CPB1, CPB1-S-2-4-8",
        "pulsar-plus, PLP1, PLP1-0-2-4-9",
        "pulsar-plus-na, PUP1, PUP1-U-1-6-C",
        "commander-2, CMX2, CMX2-0-2-4-8"
    })
    void eachModelHasTheCodeAndPartNumberOfTheContract(String name, String code, String partNumber) throws IOException {
        assertEquals(
                Map.of("name", name, "code", code, "partNumber", partNumber),
                FeatureReader.extension(model(name).document(), FeatureReader.MODEL));
    }

    /** What reads the part number starts before what could connect. */
    @Test
    void thePartNumberIsKnownBeforeAnythingOfOcppStarts() throws IOException {
        List<String> order = List.copyOf(model("pulsar-plus").bundles().keySet());
        int equipment = order.indexOf("dev.hotplug:driver-wallbox:1");
        assertTrue(equipment >= 0 && equipment < order.indexOf("dev.hotplug:station:1"), order::toString);
    }
}
