package dev.hotplug.runtime.set;

import dev.hotplug.update.set.BlobSink;
import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.Limits;
import dev.hotplug.update.set.PackageTrust;
import dev.hotplug.update.set.Refusal;
import dev.hotplug.update.set.Result;
import dev.hotplug.update.set.SetHead;
import dev.hotplug.update.set.SetReader;
import dev.hotplug.update.set.SigningChain;
import dev.hotplug.update.set.StationFacts;
import dev.hotplug.update.set.Suitability;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set verify}: the order and the code of a charger. */
@Command(name = "verify", description = "Verifies a set as a charger does: form, signatures, and with --station whether it is one for that station.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The set.")
    private Path file;

    @Option(names = "--root", paramLabel = "FILE", required = true, description = "PEM with package roots that are trusted. Repeatable.")
    private List<Path> roots;

    @Option(names = "--required", paramLabel = "N", defaultValue = "1", description = "Different roots that must stand behind it (default: ${DEFAULT-VALUE}).")
    private int required;

    @Option(names = "--revoked", paramLabel = "SHA256", description = "Certificate that no longer counts. Repeatable.")
    private final Set<String> revoked = new java.util.TreeSet<>();

    @Option(names = "--at", paramLabel = "TIME", description = "Moment that dates are compared with (default: now).")
    private Instant at;

    @Option(names = "--station", paramLabel = "FILE", description = "JSON: what a station is and has; see docs/update-set.md.")
    private Path station;

    @Option(names = "--running", paramLabel = "FILE", description = "Set that the station runs: what a patch is applied to.")
    private Path running;

    @Option(names = "--ocpp-signature", paramLabel = "BASE64", description = "Signature of SignedUpdateFirmware, verified over the file.")
    private String signature;

    @Option(names = "--ocpp-certificate", paramLabel = "FILE", description = "PEM: signingCertificate of SignedUpdateFirmware.")
    private Path certificate;

    @Option(names = "--manufacturer-root", paramLabel = "FILE", description = "PEM with manufacturer roots, for --ocpp-certificate.")
    private Path manufacturerRoot;

    @Override
    public Integer call() throws IOException {
        if (required < 1) {
            throw Complaint.of("At least one root must stand behind a set.");
        }
        Instant moment = at != null ? at : Instant.now();
        PackageTrust trust = new PackageTrust(all(roots), required, revoked);
        Optional<StationFacts> facts = station == null ? Optional.empty() : Optional.of(StationFile.read(station, running));
        PrintWriter out = spec.commandLine().getOut();
        ocpp(moment, out);
        List<PackageTrust.Signer> signers = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SetHead head = Complaint.unless(SetReader.read(in, Limits.FORMAT, each -> judge(each, trust, moment, facts, signers), BlobSink.NOWHERE));
            signers.forEach(signer -> out.printf("signed by %s (%s), root %s%n",
                    signer.certificate().getSubjectX500Principal().getName(), signer.algorithm(), signer.root().getSubjectX500Principal().getName()));
            out.printf("%s is good: %s, %d bytes%s%n", file, head.document().id(), head.layout().totalBytes(),
                    facts.isPresent() ? ", and for this station" : "");
        }
        return 0;
    }

    private Optional<Refusal> judge(
            SetHead head, PackageTrust trust, Instant moment, Optional<StationFacts> facts, List<PackageTrust.Signer> signers) {
        Result<List<PackageTrust.Signer>> verified = trust.verify(head.bytes(), head.signatures(), moment);
        verified.value().ifPresent(signers::addAll);
        if (verified.refusal().isPresent() || facts.isEmpty()) {
            return verified.refusal();
        }
        List<Refusal> refusals = Suitability.refusals(head.document(), facts.get());
        refusals.stream().skip(1).forEach(refusal -> spec.commandLine().getErr().println(refusal.sentence()));
        return refusals.stream().findFirst();
    }

    /** The layer of SignedUpdateFirmware, where it is asked for: certificate first, then the file. */
    private void ocpp(Instant moment, PrintWriter out) throws IOException {
        if (signature == null && certificate == null) {
            return;
        }
        if (signature == null || certificate == null) {
            throw Complaint.of("--ocpp-signature and --ocpp-certificate belong together.");
        }
        X509Certificate signer = Pem.certificates(certificate).get(0);
        if (manufacturerRoot != null) {
            Complaint.unless(SigningChain.check(List.of(signer), Pem.certificates(manufacturerRoot), revoked, moment));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            FileSignature.Scheme scheme = Complaint.unless(FileSignature.verify(in, decoded(), signer, FileSignature.all()));
            out.printf("file signed by %s (%s)%n", signer.getSubjectX500Principal().getName(), scheme);
        }
    }

    private byte[] decoded() {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw Complaint.of("The value of --ocpp-signature is not base64.");
        }
    }

    private static List<X509Certificate> all(List<Path> files) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path each : files) {
            certificates.addAll(Pem.certificates(each));
        }
        return certificates;
    }
}
