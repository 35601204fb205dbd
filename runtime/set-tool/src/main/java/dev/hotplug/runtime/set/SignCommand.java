package dev.hotplug.runtime.set;

import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.Jws;
import dev.hotplug.update.set.SigningAlgorithm;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set sign}. */
@Command(name = "sign", description = {
    "Signs a set in place, with a key in a file or a token, or in two steps with a key that is elsewhere.",
    "With --location it prints the payload of SignedUpdateFirmware for the signed file."
})
final class SignCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The set.")
    private Path file;

    @Mixin
    private KeyOptions keys;

    @Option(names = "--add", description = "Keep the signatures that are there; without it they are replaced.")
    private boolean add;

    @Option(names = "--only-ocpp", description = "Leave the set as it is and sign the file alone, for SignedUpdateFirmware.")
    private boolean onlyOcpp;

    @Option(names = "--request", paramLabel = "FILE", description = "Elsewhere, step 1: write what has to be signed. Needs --certificate.")
    private Path request;

    @Option(names = "--attach", paramLabel = "FILE", description = "Elsewhere, step 2: take the signature that was made (of openssl dgst). Needs --certificate.")
    private Path attach;

    @Option(names = "--certificate", paramLabel = "FILE", description = "PEM: the signing certificate, then those that issued it.")
    private Path certificate;

    @Option(names = "--location", paramLabel = "URL", description = "Where stations will fetch the file.")
    private String location;

    @Option(names = "--retrieve", paramLabel = "TIME", description = "When they may fetch it (default: now).")
    private Instant retrieve;

    @Option(names = "--install", paramLabel = "TIME", description = "When they may install it (default: as soon as possible).")
    private Instant install;

    @Option(names = "--request-id", paramLabel = "N", defaultValue = "1", description = "Of SignedUpdateFirmware (default: ${DEFAULT-VALUE}).")
    private int requestId;

    @Option(names = "--scheme", paramLabel = "NAME", description = "PSS (default for RSA), ECDSA (for EC) or PKCS1, of the signature over the file.")
    private FileSignature.Scheme scheme;

    @Override
    public Integer call() throws IOException {
        SetFile set = SetFile.open(file);
        if (request != null) {
            return request(set);
        }
        try {
            return attach != null ? attach(set) : sign(set);
        } catch (GeneralSecurityException | ProviderException e) {
            throw Complaint.failed(e, "It cannot be signed: %s.", e.getMessage());
        }
    }

    private int sign(SetFile set) throws IOException, GeneralSecurityException {
        if (onlyOcpp && location == null) {
            throw Complaint.of("With --only-ocpp say where stations will fetch the file: --location.");
        }
        SigningKey key = keys.load();
        if (!onlyOcpp) {
            store(set, key.sign(set.head().bytes()));
        }
        if (location != null) {
            FileSignature.Scheme way = scheme != null ? scheme : usual(key.certificate());
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                print(key.certificate(), key.sign(in, way));
            }
        }
        return 0;
    }

    private static FileSignature.Scheme usual(X509Certificate certificate) {
        return certificate.getPublicKey().getAlgorithm().equals("EC") ? FileSignature.Scheme.ECDSA : FileSignature.Scheme.PSS;
    }

    private int request(SetFile set) throws IOException {
        List<X509Certificate> chain = chain();
        SigningAlgorithm algorithm = SigningKey.algorithm(chain.get(0));
        Files.write(request, Jws.signed(Jws.header(algorithm, chain), set.head().bytes()));
        spec.commandLine().getOut().printf("Sign %s with SHA-256 and the key of %s, then attach the signature:%n  %s%n",
                request, chain.get(0).getSubjectX500Principal().getName(), command(algorithm));
        return 0;
    }

    private String command(SigningAlgorithm algorithm) {
        String pss = algorithm == SigningAlgorithm.PS256 ? " -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32" : "";
        return "openssl dgst -sha256 -sign KEY.pem" + pss + " -out SIGNATURE " + request;
    }

    private int attach(SetFile set) throws IOException {
        List<X509Certificate> chain = chain();
        byte[] signature = Files.readAllBytes(attach);
        if (onlyOcpp) {
            attachToRequest(chain.get(0), signature);
            return 0;
        }
        SigningAlgorithm algorithm = SigningKey.algorithm(chain.get(0));
        String header = Jws.header(algorithm, chain);
        byte[] form = algorithm == SigningAlgorithm.ES256 ? Ecdsa.fromDer(signature) : signature;
        if (!algorithm.verifies(chain.get(0).getPublicKey(), Jws.signed(header, set.head().bytes()), form)) {
            throw Complaint.of("The signature in %s is not one of this set by the key of %s: was the request made with the same certificates?",
                    attach, chain.get(0).getSubjectX500Principal().getName());
        }
        store(set, new Jws.Entry(header, algorithm, chain, form));
        return 0;
    }

    private void attachToRequest(X509Certificate signer, byte[] signature) throws IOException {
        if (location == null) {
            throw Complaint.of("With --only-ocpp say where stations will fetch the file: --location.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Complaint.unless(FileSignature.verify(in, signature, signer, EnumSet.allOf(FileSignature.Scheme.class)));
        }
        print(signer, signature);
    }

    private List<X509Certificate> chain() throws IOException {
        if (certificate == null) {
            throw Complaint.of("Name the certificate of the key with --certificate.");
        }
        return KeyOptions.withoutRoot(Pem.certificates(certificate));
    }

    /** A signature takes the place of an earlier one by the same certificate. */
    private void store(SetFile set, Jws.Entry entry) throws IOException {
        List<Jws.Entry> entries = new ArrayList<>(add ? Complaint.unless(Jws.read(set.head().signatures())) : List.of());
        entries.removeIf(each -> each.chain().get(0).equals(entry.chain().get(0)));
        entries.add(entry);
        if (entries.size() > Jws.MAX_SIGNATURES) {
            throw Complaint.of("A set has at most %d signatures.", Jws.MAX_SIGNATURES);
        }
        SetFile.write(set.document(), Jws.write(entries), set, file);
        spec.commandLine().getErr().printf("%s: signed by %s (%s), %d in all%n",
                file, entry.chain().get(0).getSubjectX500Principal().getName(), entry.algorithm(), entries.size());
    }

    private void print(X509Certificate signer, byte[] signature) {
        Instant fetch = retrieve != null ? retrieve : Instant.now();
        spec.commandLine().getOut().println(OcppRequest.text(requestId, location, fetch, install, signer, signature));
    }
}
