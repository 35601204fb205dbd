package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.hardware.Equipment;
import dev.hotplug.settings.OcppPermission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the part number says, and whether OCPP may be used. */
@Component
public final class EquipmentSource implements DiagnosticsSource {

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
    public int order() {
        return 6;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        List<String> lines = new ArrayList<>();
        Equipment present = equipment;
        if (present == null) {
            lines.add("part number: nobody reads it");
        } else {
            lines.add("part number: " + present.partNumber());
            present.items().forEach(item -> lines.add(item.group() + " " + item.code() + ": " + item.meaning()));
        }
        OcppPermission permitted = permission;
        if (permitted != null) {
            lines.add("OCPP withheld: " + permitted.withheld().orElse("no"));
            lines.add("OCPP by the installer's word: " + permitted.overridden().orElse("no"));
        }
        entries.present("equipment.txt", Texts.lines(lines));
    }
}
