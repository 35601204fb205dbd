package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Certificates;
import dev.hotplug.update.set.Compatibility;
import dev.hotplug.update.set.Jws;
import dev.hotplug.update.set.Patch;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set inspect}. */
@Command(name = "inspect", description = "Shows what a set says of itself. It must be whole; whom to trust is for verify.")
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The set.")
    private Path file;

    @Option(names = "--document", description = "Print the document, byte for byte, and nothing else.")
    private boolean document;

    @Option(names = "--signatures", description = "Print the signatures, byte for byte, and nothing else.")
    private boolean signatures;

    @Option(names = "--sbom", description = "Print the bill of materials and nothing else.")
    private boolean sbom;

    @Override
    public Integer call() throws IOException {
        SetFile set = SetFile.open(file);
        PrintWriter out = spec.commandLine().getOut();
        if (document || signatures || sbom) {
            byte[] bytes = document ? set.head().bytes() : signatures ? set.head().signatures() : set.content(set.document().update().sbom());
            out.print(new String(bytes, StandardCharsets.UTF_8));
            out.flush();
            return 0;
        }
        describe(set.document(), out);
        out.printf("file              %d bytes, SHA-256 %s%n", set.head().layout().totalBytes(), Digests.sha256(file));
        signers(set, out);
        out.println("bundles");
        for (SetBundle bundle : set.document().bundles()) {
            out.printf("  %-9s %8d  %s %s%n", bundle.sha256().substring(0, 8), bundle.size(), bundle.symbolicName(), bundle.version());
        }
        return 0;
    }

    private static void describe(SetDocument document, PrintWriter out) {
        SetDocument.Update update = document.update();
        out.printf("id                %s (%s)%n", document.id(), document.name());
        out.printf("kind              %s%n", document.isWhole() ? "set" : "patch");
        update.patch().ifPresent(patch -> patch(patch, out));
        for (Compatibility each : update.compatibility()) {
            out.printf("for               %s %s, part numbers %s, hardware revisions %s%n",
                    each.vendor(), each.model(), String.join(" ", each.partNumbers()), String.join(" ", each.hardwareRevisions()));
        }
        out.printf("security counter  %d%n", update.securityCounter());
        out.printf("needs             Java %s, launcher API %s, data folder %s, %d bytes%n",
                update.platform().java(), update.platform().api(), update.platform().storage(), update.spaceBytes());
        update.state().forEach((store, schema) -> out.printf("state             %s: reads %d, writes %d, readable from %d%n",
                store, schema.reads(), schema.writes(), schema.readableFrom()));
        update.actions().forEach((bundle, actions) -> out.printf("actions           %s: %s%n", bundle, String.join(" ", actions)));
        out.printf("class             %s or higher; healthy within %d s, for %d s%n",
                update.updateClass(), update.gate().timeoutSeconds(), update.gate().soakSeconds());
        out.printf("configurations    %s%n", String.join(" ", document.configurations().keySet()));
        update.revoked().forEach(each -> out.printf("revokes           %s%n", each));
        out.printf("document          SHA-256 %s%n", document.sha256());
    }

    private static void patch(Patch patch, PrintWriter out) {
        patch.bases().forEach(base -> out.printf("base              %s %s%n", base.version(), base.sha256()));
        patch.removes().forEach(each -> out.printf("removes           %s%n", each));
    }

    private static void signers(SetFile set, PrintWriter out) {
        for (Jws.Entry entry : Complaint.unless(Jws.read(set.head().signatures()))) {
            X509Certificate certificate = entry.chain().get(0);
            out.printf("signed by         %s, %s, issued by %s, until %s, SHA-256 %s%n",
                    certificate.getSubjectX500Principal().getName(), entry.algorithm(), certificate.getIssuerX500Principal().getName(),
                    certificate.getNotAfter().toInstant(), Certificates.sha256(certificate));
        }
    }
}
