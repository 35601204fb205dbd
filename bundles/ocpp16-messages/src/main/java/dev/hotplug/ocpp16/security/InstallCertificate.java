package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Adds a root certificate (security white paper, sections 5.11 and 5.12). */
public final class InstallCertificate {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("InstallCertificate", Req.class, Conf.class);

    private InstallCertificate() {}

    /** @param certificate PEM */
    public record Req(CertificateUseEnumType certificateType, String certificate) {

        public Req {
            Limits.text("certificate", certificate, 5500);
        }
    }

    public record Conf(InstallCertificateStatusEnumType status) {}

    /** What became of it. */
    public enum InstallCertificateStatusEnumType {
        Accepted,
        /** The certificate is good; something else went wrong. */
        Failed,
        /** The certificate is not good, or there is no room for it. */
        Rejected
    }
}
