package dev.hotplug.profile.security;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.security.CertificateUse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the rules say of certificates that a central system sent. */
public final class SentCertificates {

    private static final int MAX_SIZE = 10_000;
    private static final int MAX_ROOTS = 20;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final ChainRules.Expected NOBODY_WAITS = new ChainRules.Expected(List.of(), List.of(), "", "");

    private SentCertificates() {}

    /** No chain is taken while no key waits for one; whatever is refused is refused with a sentence. */
    public static void judge(String text) {
        ChainRules.Verdict chain = ChainRules.judge(text, MAX_SIZE, NOBODY_WAITS, NOW);
        Promise.that(chain.refusal().isPresent() && chain.chain().isEmpty(), () -> "a chain was taken for a key that nobody made");
        Promise.sentence(chain.refusal().get());
        RootRules.Present empty = new RootRules.Present(List.of(), List.of(), Set.of());
        for (CertificateUse use : CertificateUse.values()) {
            RootRules.judge(use, text, empty, MAX_ROOTS, true, NOW).refusal().ifPresent(Promise::sentence);
        }
        revocation(text);
    }

    /** A text is a revocation list or refused with a sentence; the addresses of one are few. */
    private static void revocation(String text) {
        try {
            RevocationLists.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            Promise.sentence(refused.getMessage());
        }
        Pem.certificates(text).forEach(certificate -> Promise.that(
                DistributionPoints.of(certificate).size() <= DistributionPoints.MOST, () -> "more addresses than are looked at"));
    }
}
