package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.transfer.FileTransfer;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The key that says which protocols work (errata 3.90), from the transfer service that is there. SFTP works too, but the errata
 * do not list it as a value.
 */
@Component(service = SettingsOwner.class, immediate = true)
public final class TransferKeys implements SettingsOwner {

    static final String NAME = "SupportedFileTransferProtocols";

    private static final Set<String> LISTED = Set.of("FTP", "FTPS", "HTTP", "HTTPS");

    private final StationTime time;
    private final List<Setting> settings = List.of(
            Setting.readOnly(NAME, this::value, "Protocols by which files can be sent and fetched; SFTP works as well."));
    private FileTransfer transfer;
    private String last = "";
    private long leftMillis;

    @Activate
    public TransferKeys(@Reference StationTime time) {
        this.time = time;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindTransfer(FileTransfer service) {
        transfer = service;
    }

    synchronized void unbindTransfer(FileTransfer service) {
        if (transfer == service) {
            last = listed(service.schemes());
            leftMillis = time.elapsedMillis();
            transfer = null;
        }
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    /** While the service is being replaced it is what it was. */
    private synchronized String value() {
        if (transfer != null) {
            return listed(transfer.schemes());
        }
        return time.elapsedMillis() - leftMillis <= Settings.GAP_MILLIS ? last : "";
    }

    static String listed(SortedSet<String> schemes) {
        SortedSet<String> upper = schemes.stream().map(each -> each.toUpperCase(java.util.Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
        upper.retainAll(LISTED);
        return String.join(",", upper);
    }
}
