package dev.hotplug.security;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The certificate that the charger makes for its own page, which signs itself: people compare its fingerprint. */
@ProviderType
public interface PageCertificate {

    /**
     * The one that was made, or a new one, durable, when there is none that can be read. Takes a moment: any thread but the
     * station loop.
     *
     * @throws IOException when it can be neither read nor stored
     */
    Made get() throws IOException;

    /**
     * What was made.
     *
     * @param keyStore    PKCS#12, readable by the process's user alone
     * @param password    of the key store; it protects nothing, since it is the same on each charger
     * @param fingerprint SHA-256 of the certificate: pairs of hexadecimal digits with colons between
     */
    record Made(Path keyStore, String password, String fingerprint) {}
}
