package dev.hotplug.health;

import dev.hotplug.hardware.Equipment;
import dev.hotplug.settings.OcppPermission;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the part number says, which of its codes are unknown, and whether OCPP is used by the installer's word. Always fine. */
@Component(property = {HealthCheck.NAME + "=equipment", HealthCheck.TAGS + "=hotplug"})
public final class EquipmentCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Equipment equipment;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile OcppPermission permission;

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Equipment present = equipment;
        if (present == null) {
            log.info("Nobody reads the part number of this charger.");
        } else {
            say(present, log);
        }
        OcppPermission permitted = permission;
        if (permitted != null) {
            permitted.withheld().ifPresent(why -> log.info("OCPP stays off: {}.", why));
            permitted.overridden().ifPresent(why -> log.info(
                    "OCPP may be used, because the installer answers for it (OcppByInstaller), although {}.", why));
        }
        return new Result(log);
    }

    private static void say(Equipment equipment, FormattingResultLog log) {
        log.info("The part number is {}.", equipment.partNumber());
        for (Equipment.Item item : equipment.items()) {
            log.info("{} {}: {}.", item.group(), item.code().isEmpty() ? "(missing)" : item.code(), item.meaning());
        }
    }
}
