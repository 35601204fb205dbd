package dev.hotplug.station.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Equipment;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.MemorySettings;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class OcppPermitTest {

    private static final String WHY = "the part number X is one without OCPP";

    private final MemorySettings settings = new MemorySettings();
    private final List<String> told = new ArrayList<>();
    private final OcppPermit permit = new OcppPermit(bundle(), settings);
    private final Outlet outlet = new Outlet(
            settings, new CentralSystem(true, "ws://cs", "CP1", true), () -> new Held(false, false), permit::withheld);

    /** Of a bundle's context only the registration of the key's owner is needed. */
    private BundleContext bundle() {
        ServiceRegistration<?> registration = proxy(ServiceRegistration.class, "unregister", args -> {
            settings.remove(owner());
            return null;
        });
        return proxy(BundleContext.class, "registerService", args -> {
            settings.add((SettingsOwner) args[1]);
            return registration;
        });
    }

    private SettingsOwner owner() {
        return permit;
    }

    private static <T> T proxy(Class<T> type, String name, java.util.function.Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            assertEquals(name, method.getName());
            return answer.apply(args);
        }));
    }

    private static Equipment equipment(Optional<String> withoutOcpp) {
        return new Equipment() {
            @Override
            public String partNumber() {
                return "X";
            }

            @Override
            public Optional<String> withoutOcpp() {
                return withoutOcpp;
            }

            @Override
            public List<Item> items() {
                return List.of();
            }
        };
    }

    private Optional<String> offBecause() {
        return outlet.setup().centralSystem().offBecause();
    }

    @Test
    void aChargerWithOcppConnectsAndHasNoSuchKey() {
        permit.bindEquipment(equipment(Optional.empty()));
        assertEquals(Optional.empty(), offBecause());
        assertEquals(Optional.empty(), settings.value("OcppByInstaller"));
    }

    @Test
    void whereNobodyReadsPartNumbersNothingIsWithheld() {
        assertEquals(Optional.empty(), offBecause());
    }

    @Test
    void aChargerWithoutOcppStaysOffWhateverIsSetUp() {
        permit.bindEquipment(equipment(Optional.of(WHY)));
        assertEquals(Optional.of(WHY), offBecause());
        assertEquals(Optional.of(WHY), outlet.centralSystem().offBecause());
        assertEquals(Optional.of("false"), settings.value("OcppByInstaller"));
    }

    @Test
    void theInstallersWordCountsAtOnceAndStaysVisible() {
        permit.bindEquipment(equipment(Optional.of(WHY)));
        permit.watch(() -> told.add("changed"));
        settings.change("OcppByInstaller", "true");
        assertEquals(List.of("changed"), told);
        assertEquals(Optional.empty(), offBecause());
        assertEquals(Optional.of(WHY), permit.overridden());
    }

    @Test
    void itIsNotTakenBackFromAfar() {
        permit.bindEquipment(equipment(Optional.of(WHY)));
        settings.set("OcppByInstaller", "true");
        assertTrue(OcppPermit.BY_INSTALLER.changeRule().judge("true", "false").refusal().isPresent());
        assertEquals(Setting.Verdict.of("true"), OcppPermit.BY_INSTALLER.changeRule().judge("false", "true"));
    }

    @Test
    void whileThePartNumberIsNotReadWhatWasSaidStays() {
        Equipment gone = equipment(Optional.of(WHY));
        permit.bindEquipment(gone);
        permit.unbindEquipment(gone);
        assertEquals(Optional.of(WHY), offBecause());
    }

    @Test
    void aNewVersionThatKnowsTheCodeLetsOcppStart() {
        permit.bindEquipment(equipment(Optional.of(WHY)));
        permit.bindEquipment(equipment(Optional.empty()));
        assertEquals(Optional.empty(), offBecause());
        assertEquals(Optional.empty(), settings.value("OcppByInstaller"));
    }
}
