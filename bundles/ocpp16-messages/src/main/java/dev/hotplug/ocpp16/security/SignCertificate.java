package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Asks for a certificate for a key of the charge point (security white paper, sections 5.17 and 5.18). */
public final class SignCertificate {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("SignCertificate", Req.class, Conf.class);

    private SignCertificate() {}

    /** @param csr certificate signing request (RFC 2986) in PEM */
    public record Req(String csr) {

        public Req {
            Limits.text("csr", csr, 5500);
        }
    }

    public record Conf(GenericStatusEnumType status) {}

    /** Whether the request is passed on to be signed. */
    public enum GenericStatusEnumType {
        Accepted,
        Rejected
    }
}
