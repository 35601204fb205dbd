package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.PackagedDistribution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bills of materials are what their standard wants: its own library checks them against its schema, as a scanner would. */
class BillOfMaterialsTest {

    @TempDir
    Path folder;

    private static List<Component> components(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(), new JsonParser().validate(bytes, Version.VERSION_15));
        Bom bom = new JsonParser().parse(bytes);
        assertFalse(bom.getComponents().isEmpty());
        List<String> names = bom.getComponents().stream().map(Component::getBomRef).toList();
        assertEquals(names.stream().distinct().toList(), names);
        return bom.getComponents();
    }

    @Test
    void of_the_distribution() throws Exception {
        List<Component> components = components(Files.readString(PackagedDistribution.find().resolve("bom.json")));
        assertTrue(components.stream().anyMatch(each -> "pkg:maven/org.xerial/sqlite-jdbc".equals(withoutVersion(each))), components.toString());
    }

    @Test
    void of_an_update_set() throws Exception {
        VendorTool tool = new VendorTool(folder);
        Files.copy(PackagedDistribution.find().resolve("tool/release-example.json"), folder.resolve("release.json"));
        tool.run("build", "--model", "copper-sb", "--release", "release.json", "--out", "a.hpkg");
        List<Component> components = components(tool.run("inspect", "--sbom", "a.hpkg"));
        assertTrue(components.stream().anyMatch(each -> "pkg:maven/org.xerial/sqlite-jdbc".equals(withoutVersion(each))), components.toString());
    }

    private static String withoutVersion(Component component) {
        return component.getPurl() == null ? "" : component.getPurl().replaceFirst("[@?].*", "");
    }
}
