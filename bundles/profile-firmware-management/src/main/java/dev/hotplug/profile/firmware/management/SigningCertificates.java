package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp16.security.SignedUpdateFirmware.UpdateFirmwareStatusEnumType;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.Revocation;
import dev.hotplug.update.set.Certificates;
import dev.hotplug.update.set.Refusal;
import dev.hotplug.update.set.SigningChain;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the certificate of a signed request may sign firmware (security white paper L01.FR.23 to 25). */
final class SigningCertificates {

    private SigningCertificates() {}

    /** Why not. */
    record Unusable(UpdateFirmwareStatusEnumType status, String sentence) {}

    /** Reads files of the store: not on the loop. Empty: it may. */
    static Optional<Unusable> judge(String pem, CertificateStore store, Instant now) {
        List<X509Certificate> chain = Certificates.fromPem(pem);
        if (chain.isEmpty()) {
            return invalid("It is no certificate in PEM.");
        }
        List<X509Certificate> roots = store.roots(CertificateUse.ManufacturerRootCertificate);
        Optional<Revocation> revoked = Revocation.find(chain, roots, store.revocationLists());
        if (revoked.isPresent()) {
            return Optional.of(new Unusable(
                    UpdateFirmwareStatusEnumType.RevokedCertificate, "It was revoked on " + revoked.get().since() + "."));
        }
        return SigningChain.check(chain, roots, Set.of(), now).refusal().map(Refusal::sentence).flatMap(SigningCertificates::invalid);
    }

    private static Optional<Unusable> invalid(String sentence) {
        return Optional.of(new Unusable(UpdateFirmwareStatusEnumType.InvalidCertificate, sentence));
    }
}
