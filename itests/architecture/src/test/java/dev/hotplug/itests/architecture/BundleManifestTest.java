package dev.hotplug.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The border that OSGi itself obeys: what each built bundle imports and exports. */
class BundleManifestTest {

    private static final AllowedImports ALLOWED = AllowedImports.read();

    static Stream<String> bundles() {
        return BuiltBundles.names().stream();
    }

    @Test
    void everyBundleOfTheTreeIsInTheTable() {
        assertEquals(new TreeSet<>(BuiltBundles.names()), new TreeSet<>(ALLOWED.byBundle().keySet()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsOnlyWhatTheTableAllows(String bundle) {
        Set<String> tooMuch = new TreeSet<>(BuiltBundles.packages(bundle, "Import-Package"));
        tooMuch.removeIf(p -> ALLOWED.allows(bundle, p) || BuiltBundles.packages(bundle, "Export-Package").contains(p));
        assertTrue(tooMuch.isEmpty(), bundle + " imports " + tooMuch);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isNamedAfterItsFolder(String bundle) {
        String name = BuiltBundles.manifest(bundle).getMainAttributes().getValue("Bundle-SymbolicName");
        assertEquals("dev.hotplug." + bundle.replace('-', '.'), name.replaceFirst(";.*", ""));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyApiBundlesAndNamedLibrariesExport(String bundle) {
        Set<String> exported = BuiltBundles.packages(bundle, "Export-Package");
        boolean mayExport = bundle.endsWith("-api")
                || Set.of("ocpp16-messages", "driver-wallbox", "uploads", "logging", "update-set").contains(bundle);
        assertTrue(mayExport || exported.isEmpty(), bundle + " exports " + exported);
    }

    @Test
    void noPackageIsExportedTwice() {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        bundles().flatMap(b -> BuiltBundles.packages(b, "Export-Package").stream()).forEach(p -> {
            if (!seen.add(p)) {
                twice.add(p);
            }
        });
        assertTrue(twice.isEmpty(), "exported twice: " + twice);
    }
}
