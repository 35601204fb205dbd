package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import java.util.List;

/** Lists the root certificates of one use (security white paper, sections 5.7 and 5.8). */
public final class GetInstalledCertificateIds {

    public static final Operation<Req, Conf> OPERATION =
            new Operation<>("GetInstalledCertificateIds", Req.class, Conf.class);

    private GetInstalledCertificateIds() {}

    public record Req(CertificateUseEnumType certificateType) {}

    /** @param certificateHashData empty when none is installed; then it is left out */
    public record Conf(
            List<CertificateHashDataType> certificateHashData, GetInstalledCertificateStatusEnumType status) {

        public Conf {
            certificateHashData = List.copyOf(certificateHashData);
        }
    }

    /** Whether there are any. */
    public enum GetInstalledCertificateStatusEnumType {
        Accepted,
        NotFound
    }
}
