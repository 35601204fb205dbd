package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;

/** Removes a root certificate (security white paper, sections 5.3 and 5.4). */
public final class DeleteCertificate {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("DeleteCertificate", Req.class, Conf.class);

    private DeleteCertificate() {}

    public record Req(CertificateHashDataType certificateHashData) {}

    public record Conf(DeleteCertificateStatusEnumType status) {}

    /** What became of it. */
    public enum DeleteCertificateStatusEnumType {
        Accepted,
        /** It is there, and stays. */
        Failed,
        NotFound
    }
}
