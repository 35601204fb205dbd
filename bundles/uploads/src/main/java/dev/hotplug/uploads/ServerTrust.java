package dev.hotplug.uploads;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.transfer.Trust;
import java.util.Arrays;

/** Which file servers are trusted. */
public final class ServerTrust {

    private ServerTrust() {}

    /** The roots of Java, of the manufacturer, and of the central system that names the address. */
    public static Trust of(CertificateStore certificates) {
        return new Trust(Arrays.stream(CertificateUse.values())
                .flatMap(use -> certificates.roots(use).stream())
                .map(Pem::of)
                .toList());
    }
}
