package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Brings the charge point's certificate, signed (security white paper, sections 5.1 and 5.2). */
public final class CertificateSigned {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("CertificateSigned", Req.class, Conf.class);

    /** Characters of the chain. */
    public static final int MAX_CHAIN = 10_000;

    private CertificateSigned() {}

    /** @param certificateChain PEM, the charge point's certificate first; intermediate ones may follow */
    public record Req(String certificateChain) {

        public Req {
            Limits.text("certificateChain", certificateChain, MAX_CHAIN);
        }
    }

    public record Conf(CertificateSignedStatusEnumType status) {}

    /** Whether the certificate is used. */
    public enum CertificateSignedStatusEnumType {
        Accepted,
        Rejected
    }
}
