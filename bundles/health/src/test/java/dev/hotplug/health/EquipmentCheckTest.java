package dev.hotplug.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Equipment;
import dev.hotplug.settings.OcppPermission;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;

class EquipmentCheckTest {

    private static final String WHY = "the part number PLP1-0-2-4-3 is one without OCPP";

    private static final Equipment PULSAR = new Equipment() {
        @Override
        public String partNumber() {
            return "PLP1-0-2-4-3";
        }

        @Override
        public Optional<String> withoutOcpp() {
            return Optional.of(WHY);
        }

        @Override
        public List<Item> items() {
            return List.of(new Item("power", "4", "22 kW", true), new Item("version", "3", "unknown", false));
        }
    };

    private static String text(boolean byInstaller) {
        EquipmentCheck check = new EquipmentCheck();
        check.equipment = PULSAR;
        check.permission = new OcppPermission() {
            @Override
            public Optional<String> withheld() {
                return byInstaller ? Optional.empty() : Optional.of(WHY);
            }

            @Override
            public Optional<String> overridden() {
                return byInstaller ? Optional.of(WHY) : Optional.empty();
            }
        };
        assertEquals(Status.OK, check.execute().getStatus());
        return check.execute().toString();
    }

    @Test
    void namesEveryCodeWithItsMeaning() {
        assertTrue(text(false).contains("power 4: 22 kW.") && text(false).contains("version 3: unknown."), text(false));
    }

    @Test
    void saysWhyOcppStaysOff() {
        assertTrue(text(false).contains("OCPP stays off: " + WHY + "."), text(false));
    }

    @Test
    void saysThatTheInstallerAnswersForIt() {
        assertTrue(text(true).contains("because the installer answers for it (OcppByInstaller), although " + WHY), text(true));
    }

    @Test
    void isFineWhereNobodyReadsPartNumbers() {
        assertEquals(Status.OK, new EquipmentCheck().execute().getStatus());
    }
}
