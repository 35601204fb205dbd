package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Certificates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set keys}: enough of an authority to try everything out, and to rotate. */
@Command(name = "keys", description = {
    "Makes roots and signing certificates, each NAME.p12 with the key and NAME.pem without; the password as for sign.",
    "For tests and small vendors: the root of a product that ships belongs into a token."
})
final class KeysCommand {

    /** What is made. */
    enum Kind {
        /** ECDSA on P-256. */
        EC,
        /** RSA of 3072 bits. */
        RSA
    }

    @Spec
    private CommandSpec spec;

    @Command(name = "root", description = "Makes a package root (or a manufacturer root, which is made in the same way).")
    int root(
            @Parameters(paramLabel = "NAME", description = "NAME.p12 and NAME.pem are written.") Path name,
            @Option(names = "--subject", paramLabel = "DN", defaultValue = "CN=Test package root", description = "Default: ${DEFAULT-VALUE}.") String subject,
            @Option(names = "--days", defaultValue = "3650", description = "Default: ${DEFAULT-VALUE}.") int days,
            @Option(names = "--kind", defaultValue = "EC", description = "EC or RSA (default: ${DEFAULT-VALUE}).") Kind kind,
            @Mixin NewPassword password) throws IOException, GeneralSecurityException {
        KeyPair pair = pair(kind);
        X500Principal self = principal(subject);
        write(name, pair.getPrivate(), List.of(new CertificateMaker(self, pair.getPrivate(), pair.getPublic())
                .authority(self, pair.getPublic(), start(), end(days))), password);
        return 0;
    }

    @Command(name = "signer", description = "Makes a signing certificate below a root. A new one below the same root is how signing keys are rotated.")
    int signer(
            @Parameters(paramLabel = "NAME", description = "NAME.p12 and NAME.pem are written.") Path name,
            @Option(names = "--root", paramLabel = "FILE", required = true, description = "PKCS#12 file of the root, with the same password.") Path root,
            @Option(names = "--subject", paramLabel = "DN", defaultValue = "CN=Test release signing", description = "Default: ${DEFAULT-VALUE}.") String subject,
            @Option(names = "--days", defaultValue = "365", description = "Default: ${DEFAULT-VALUE}.") int days,
            @Option(names = "--kind", defaultValue = "EC", description = "EC or RSA (default: ${DEFAULT-VALUE}).") Kind kind,
            @Mixin NewPassword password) throws IOException, GeneralSecurityException {
        KeyPair pair = pair(kind);
        SigningKey authority = password.load(root);
        write(name, pair.getPrivate(), List.of(
                maker(authority).signer(principal(subject), pair.getPublic(), start(), end(days)), authority.certificate()), password);
        return 0;
    }

    @Command(name = "rotate", description = {
        "Makes a new root, and NAME-by-old.pem: the old root's certificate for it.",
        "Sign with --chain NAME-by-old.pem, and stations with either root take the set."
    })
    int rotate(
            @Parameters(paramLabel = "NAME", description = "NAME.p12, NAME.pem and NAME-by-old.pem are written.") Path name,
            @Option(names = "--old", paramLabel = "FILE", required = true, description = "PKCS#12 file of the old root, with the same password.") Path old,
            @Option(names = "--subject", paramLabel = "DN", defaultValue = "CN=Test package root 2", description = "Default: ${DEFAULT-VALUE}.") String subject,
            @Option(names = "--days", defaultValue = "3650", description = "Default: ${DEFAULT-VALUE}.") int days,
            @Option(names = "--kind", defaultValue = "EC", description = "EC or RSA (default: ${DEFAULT-VALUE}).") Kind kind,
            @Mixin NewPassword password) throws IOException, GeneralSecurityException {
        KeyPair pair = pair(kind);
        X500Principal self = principal(subject);
        SigningKey before = password.load(old);
        if (self.equals(before.certificate().getSubjectX500Principal())) {
            throw Complaint.of("The new root needs another --subject than the old one.");
        }
        X509Certificate cross = maker(before).authority(self, pair.getPublic(), start(), before.certificate().getNotAfter().toInstant());
        write(name, pair.getPrivate(), List.of(new CertificateMaker(self, pair.getPrivate(), pair.getPublic())
                .authority(self, pair.getPublic(), start(), end(days))), password);
        Path file = name.resolveSibling(name.getFileName() + "-by-old.pem");
        Files.writeString(file, Pem.text(cross), StandardOpenOption.CREATE_NEW);
        spec.commandLine().getOut().printf("%s: %s, certified by %s%n", file, self.getName(), before.certificate().getSubjectX500Principal().getName());
        return 0;
    }

    private static CertificateMaker maker(SigningKey authority) {
        return new CertificateMaker(authority.certificate().getSubjectX500Principal(), authority.key(), authority.certificate().getPublicKey());
    }

    private static X500Principal principal(String subject) {
        try {
            return new X500Principal(subject);
        } catch (IllegalArgumentException e) {
            throw Complaint.of("The value of --subject is no name like \"CN=Releases,O=Vendor\".");
        }
    }

    static KeyPair pair(Kind kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.name());
        if (kind == Kind.EC) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else {
            generator.initialize(3_072);
        }
        return generator.generateKeyPair();
    }

    /** A little before now: the clocks of others differ. */
    private static Instant start() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(5));
    }

    private static Instant end(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
    }

    /** Never over a key that is there. */
    private void write(Path name, PrivateKey key, List<X509Certificate> chain, NewPassword password) throws IOException, GeneralSecurityException {
        Path store = name.resolveSibling(name.getFileName() + ".p12");
        Path open = name.resolveSibling(name.getFileName() + ".pem");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] secret = password.read();
        keys.load(null, null);
        keys.setKeyEntry("key", key, secret, chain.toArray(X509Certificate[]::new));
        if (store.toAbsolutePath().getParent() != null) {
            Files.createDirectories(store.toAbsolutePath().getParent());
        }
        Files.createFile(store, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, secret);
        }
        Files.writeString(open, Pem.text(KeyOptions.withoutRoot(chain)), StandardOpenOption.CREATE_NEW);
        spec.commandLine().getOut().printf("%s: key of %s%n%s: its certificate, SHA-256 %s, until %s%n", store,
                chain.get(0).getSubjectX500Principal().getName(), open, Certificates.sha256(chain.get(0)), chain.get(0).getNotAfter().toInstant());
    }
}
