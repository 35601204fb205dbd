package dev.hotplug.local.page.secure;

import dev.hotplug.security.PageCertificate;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Tells the HTTP server about TLS, in its own configuration; what that does not say it takes from the framework's properties. */
final class Server {

    private static final String PID = "org.apache.felix.http";
    private static final String HTTPS = "org.apache.felix.https.";

    private final ConfigurationAdmin configurations;

    Server(ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    /** The server begins anew with a second port, unless it has it already. */
    void secure(int port, PageCertificate.Made made) throws IOException {
        configuration().updateIfDifferent(new Hashtable<>(Map.of(
                HTTPS + "enable", "true",
                "org.osgi.service.http.port.secure", Integer.toString(port),
                HTTPS + "keystore", made.keyStore().toAbsolutePath().toString(),
                HTTPS + "keystore.type", "PKCS12",
                HTTPS + "keystore.password", made.password(),
                HTTPS + "keystore.key.password", made.password())));
    }

    /** The server begins anew with the plain port alone, unless it is so already. */
    void plainOnly() throws IOException {
        Configuration configuration = configuration();
        if (configuration.getProperties() != null) {
            configuration.delete();
        }
    }

    private Configuration configuration() throws IOException {
        return configurations.getConfiguration(PID, "?");
    }
}
