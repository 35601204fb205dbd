package dev.hotplug.runtime.set;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the signing key is: a PKCS#12 file, or a token that speaks PKCS#11. A password is never an argument: others could read it. */
final class KeyOptions {

    @Option(names = "--keystore", paramLabel = "FILE", description = "PKCS#12 file with key and certificates.")
    Path keystore;

    @Option(names = "--pkcs11", paramLabel = "FILE", description = "Configuration of Java's PKCS#11 provider for a token (name, library, slot).")
    Path pkcs11;

    @Option(names = "--alias", paramLabel = "NAME", description = "Name of the key; not needed where there is one.")
    String alias;

    @Option(names = "--password-file", paramLabel = "FILE", description = "First line: password of the file, or PIN of the token.")
    Path passwordFile;

    @Option(names = "--password-env", paramLabel = "NAME", defaultValue = "HOTPLUG_KEY_PASSWORD",
            description = "Environment variable with the same (default: ${DEFAULT-VALUE}).")
    String passwordEnv;

    @Option(names = "--chain", paramLabel = "FILE", description = "PEM with the certificates that issued the signing one, when the key store lacks them.")
    Path chain;

    boolean given() {
        return keystore != null || pkcs11 != null;
    }

    SigningKey load() throws IOException {
        if ((keystore == null) == (pkcs11 == null)) {
            throw Complaint.of("Say where the key is: either --keystore or --pkcs11.");
        }
        try {
            return keystore != null ? fromFile() : fromToken();
        } catch (GeneralSecurityException e) {
            throw Complaint.of("The key cannot be used: %s.", e.getMessage());
        } catch (ProviderException e) {
            throw Complaint.failed(e, "The token cannot be used: %s.", root(e));
        }
    }

    private static String root(Throwable e) {
        return e.getCause() == null ? e.getMessage() : root(e.getCause());
    }

    private SigningKey fromFile() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, password());
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw Complaint.of("The password of %s is wrong.", keystore);
            }
            throw e;
        }
        return key(store);
    }

    private SigningKey fromToken() throws IOException, GeneralSecurityException {
        Provider general = Security.getProvider("SunPKCS11");
        if (general == null) {
            throw Complaint.of("This Java has no PKCS#11 provider.");
        }
        Provider token = general.configure(pkcs11.toString());
        Security.addProvider(token);
        KeyStore store = KeyStore.getInstance("PKCS11", token);
        try {
            store.load(null, password());
        } catch (IOException e) {
            throw Complaint.of("The token does not open: %s.", root(e));
        }
        return key(store);
    }

    private SigningKey key(KeyStore store) throws IOException, GeneralSecurityException {
        List<String> names = new ArrayList<>();
        for (String name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name) && (alias == null || alias.equals(name))) {
                names.add(name);
            }
        }
        if (names.size() != 1) {
            throw Complaint.of("There are %d keys%s: say with --alias which one is meant, of %s.", names.size(),
                    alias == null ? "" : " named " + alias, Collections.list(store.aliases()));
        }
        PrivateKey key = (PrivateKey) store.getKey(names.get(0), password());
        return new SigningKey(key, chain(store.getCertificateChain(names.get(0))));
    }

    private List<X509Certificate> chain(Certificate... stored) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate each : stored) {
            certificates.add((X509Certificate) each);
        }
        if (chain != null) {
            certificates.addAll(Pem.certificates(chain));
        }
        return withoutRoot(certificates);
    }

    /** A root adds nothing: whoever trusts it has it. */
    static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
        return chain.stream()
                .filter(each -> each == chain.get(0) || !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .distinct()
                .toList();
    }

    char[] password() throws IOException {
        if (passwordFile != null) {
            return Files.readString(passwordFile).lines().findFirst().orElse("").toCharArray();
        }
        String password = System.getenv(passwordEnv);
        if (password == null) {
            throw Complaint.of("The password is needed: in a file named by --password-file, or in the environment variable %s.", passwordEnv);
        }
        return password.toCharArray();
    }
}
