package dev.hotplug.file.transfer;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Upload;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Wires the transfers to what they need. */
@Component(configurationPid = "dev.hotplug.file.transfer", service = FileTransfer.class)
@Designate(ocd = TransferConfig.class)
public final class TransferComponent implements FileTransfer {

    private final Transfers transfers;

    @Activate
    public TransferComponent(@Reference Loop loop, @Reference StationTime time, BundleContext context, TransferConfig config) {
        Path knownHosts = Path.of(context.getProperty("hotplug.data"), "sftp-known-hosts");
        this.transfers = new Transfers(loop, time, new HostKeys(knownHosts), ownPort(context), Rules.of(config));
    }

    private static int ownPort(BundleContext context) {
        String port = context.getProperty("hotplug.http.port");
        return port == null ? -1 : Integer.parseInt(port);
    }

    @Modified
    void modified(TransferConfig config) {
        transfers.rules(Rules.of(config));
    }

    @Deactivate
    void deactivate() {
        transfers.close();
    }

    @Override
    public SortedSet<String> schemes() {
        return transfers.schemes();
    }

    @Override
    public Optional<Failure> refusal(String address) {
        return transfers.refusal(address);
    }

    @Override
    public Transfer upload(Upload upload) {
        return transfers.upload(upload);
    }

    @Override
    public Transfer download(Download download) {
        return transfers.download(download);
    }

    @Override
    public Transfer parts(Parts parts) {
        return transfers.parts(parts);
    }
}
