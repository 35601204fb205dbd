package dev.hotplug.runtime.set;

import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.Jws;
import dev.hotplug.update.set.SigningAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;

/**
 * A key that signs, in a file or in a token.
 *
 * @param key   of a token: a name for it, nothing more
 * @param chain its certificate, then those that issued it
 */
record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    private static final PSSParameterSpec PSS = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    SigningKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Over a document. */
    Jws.Entry sign(byte[] document) throws GeneralSecurityException {
        SigningAlgorithm algorithm = algorithm(certificate());
        String header = Jws.header(algorithm, chain);
        boolean ec = algorithm == SigningAlgorithm.ES256;
        Signature engine = engine(ec ? "SHA256withECDSA" : "RSASSA-PSS");
        engine.update(Jws.signed(header, document));
        byte[] signature = engine.sign();
        return new Jws.Entry(header, algorithm, chain, ec ? Ecdsa.fromDer(signature) : signature);
    }

    /** Over a whole file, as SignedUpdateFirmware has it. */
    byte[] sign(InputStream file, FileSignature.Scheme scheme) throws GeneralSecurityException, IOException {
        Signature engine = switch (scheme) {
            case PSS -> engine("RSASSA-PSS");
            case PKCS1 -> engine("SHA256withRSA");
            case ECDSA -> engine("SHA256withECDSA");
            case PSS_MAX_SALT -> throw Complaint.of("The longest salt is for signatures that others made: sign with PSS.");
        };
        byte[] buffer = new byte[64 * 1024];
        for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
            engine.update(buffer, 0, read);
        }
        return engine.sign();
    }

    /** The key first and the parameters then: so the provider of a token is found. */
    private Signature engine(String name) throws GeneralSecurityException {
        Signature engine = Signature.getInstance(name);
        engine.initSign(key);
        if (name.equals("RSASSA-PSS")) {
            engine.setParameter(PSS);
        }
        return engine;
    }

    static SigningAlgorithm algorithm(X509Certificate certificate) {
        return SigningAlgorithm.of(certificate.getPublicKey()).orElseThrow(() -> Complaint.of(
                "The key of %s cannot sign sets: it must be EC on P-256, or RSA of 3072 bits and more.",
                certificate.getSubjectX500Principal().getName()));
    }
}
