package dev.hotplug.ocpp.transport;

import java.util.List;

/** What TLS may be spoken (security white paper, sections 2.4 and 2.5). */
final class TlsRules {

    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /**
     * The two of TLS 1.3 with AES-GCM, which every server of that version has, and the four that the white paper names for
     * TLS 1.2, those with forward secrecy first.
     */
    static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256");

    private TlsRules() {}
}
