package dev.hotplug.profile.security;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Who signed whom. Pure. */
final class Signatures {

    private Signatures() {}

    /** The second certificate names the first as its issuer, and is signed with its key. */
    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
