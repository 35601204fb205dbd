package dev.hotplug.profile.firmware.management;

import dev.hotplug.profile.firmware.management.Event.Unfit;
import dev.hotplug.profile.firmware.management.Event.Unfit.Why;
import dev.hotplug.update.Check;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.Updates;
import dev.hotplug.update.set.Certificates;
import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Whether a file is what was signed, by the certificate of the request, and whether the updater would install it. The first on a
 * thread of its own, the second on the updater's.
 */
final class Verification {

    private final Updates updates;
    private final Executor aside;
    private final Supplier<Set<FileSignature.Scheme>> permitted;

    Verification(Updates updates, Executor aside, Supplier<Set<FileSignature.Scheme>> permitted) {
        this.updates = updates;
        this.aside = aside;
        this.permitted = permitted;
    }

    /** What came of it: an offer, or why not. */
    record Verdict(Optional<Offer> offer, Event event) {

        static Verdict of(Why why, String sentence) {
            return new Verdict(Optional.empty(), new Unfit(why, sentence));
        }
    }

    /** Never completes exceptionally; on any thread. */
    CompletionStage<Verdict> look(FirmwareOrder order, Path file) {
        CompletableFuture<Optional<Unfit>> genuine = new CompletableFuture<>();
        aside.execute(() -> genuine.complete(order.signed().flatMap(signed -> altered(signed, file))));
        return genuine.thenCompose(unfit -> unfit
                .<CompletionStage<Verdict>>map(each -> CompletableFuture.completedFuture(new Verdict(Optional.empty(), each)))
                .orElseGet(() -> updates.check(file).thenApply(Verification::verdict)));
    }

    private static Verdict verdict(Check check) {
        if (check instanceof Offer offer) {
            return new Verdict(Optional.of(offer), new Event.Fits());
        }
        Refusal refusal = (Refusal) check;
        Why why =
                switch (refusal.reason()) {
                    case BUSY -> Why.BUSY;
                    case SIGNATURE -> Why.UNTRUSTED;
                    case NO_SPACE -> Why.NO_SPACE;
                    default -> Why.UNSUITABLE;
                };
        return Verdict.of(why, refusal.sentence());
    }

    private Optional<Unfit> altered(FirmwareOrder.Signed signed, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> chain = Certificates.fromPem(signed.certificate());
            byte[] signature = Base64.getMimeDecoder().decode(signed.signature());
            Result<FileSignature.Scheme> result = FileSignature.verify(in, signature, chain.get(0), permitted.get());
            return result.refusal().map(refusal -> new Unfit(Why.ALTERED, refusal.sentence()));
        } catch (IOException e) {
            return Optional.of(new Unfit(Why.LOST, "The file cannot be read here."));
        } catch (RuntimeException e) {
            return Optional.of(new Unfit(Why.ALTERED, "The signature or its certificate cannot be read: " + e.getMessage()));
        }
    }
}
