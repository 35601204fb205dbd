package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate authority of an operator, on Bouncy Castle: its root, and what it signs. */
final class Authority {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

    private final String name;
    private final KeyPair pair = keyPair();
    private final X509Certificate root;

    /** A certificate and its key. */
    record Issued(X509Certificate certificate, KeyPair pair) {

        String pem() {
            return Authority.pem(certificate);
        }

        String keyPem() {
            return Authority.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        }
    }

    Authority(String name) {
        this.name = name;
        this.root = sign(name, pair.getPublic(), Duration.ofDays(3650), true);
    }

    /** Its root is signed by another. */
    Authority(String name, Authority above) {
        this.name = name;
        this.root = above.sign(name, pair.getPublic(), Duration.ofDays(3650), true);
    }

    String pem() {
        return pem(root);
    }

    Issued issue(String subject, Duration validity) {
        KeyPair keys = keyPair();
        return new Issued(sign(subject, keys.getPublic(), validity, false), keys);
    }

    /** A certificate that says where this authority's revocation list is. */
    Issued issue(String subject, Duration validity, String list) {
        KeyPair keys = keyPair();
        return new Issued(sign(subject, keys.getPublic(), validity, false, list), keys);
    }

    /** Revokes these, in DER. */
    byte[] revocationList(Issued... revoked) {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(new X500Principal(name), Date.from(Instant.now().minusSeconds(60)));
            for (Issued each : revoked) {
                builder.addCRLEntry(each.certificate().getSerialNumber(), Date.from(Instant.now().minusSeconds(60)), 0);
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded();
        } catch (OperatorException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The subject of a request, once its signature has been verified. */
    static String subject(String csr) {
        return parse(csr).getSubject().toString();
    }

    /** What is asked for is signed, with another subject. */
    String sign(String csr, String subject, Duration validity) {
        try {
            PublicKey key = new JcaPKCS10CertificationRequest(parse(csr)).getPublicKey();
            return pem(sign(subject, key, validity, false));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A server on 127.0.0.1 with a certificate of this authority that trusts the clients of this authority. */
    SSLContext server() {
        return server(issue("CN=central system", Duration.ofDays(30)));
    }

    /** The same with a certificate of the test's choice. */
    SSLContext server(Issued own) {
        try {
            KeyStore keys = empty();
            keys.setKeyEntry("server", own.pair().getPrivate(), PASSWORD, new X509Certificate[] {own.certificate()});
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(keys, PASSWORD);
            KeyStore roots = empty();
            roots.setCertificateEntry("root", root);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The root as DeleteCertificate names it, by Bouncy Castle's reckoning. */
    Map<String, String> hashData() {
        try {
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new JcaX509CertificateHolder(root), root.getSerialNumber());
            return Map.of(
                    "hashAlgorithm", "SHA256",
                    "issuerNameHash", HexFormat.of().formatHex(id.getIssuerNameHash()),
                    "issuerKeyHash", HexFormat.of().formatHex(id.getIssuerKeyHash()),
                    "serialNumber", root.getSerialNumber().toString(16));
        } catch (GeneralSecurityException | OperatorException | org.bouncycastle.cert.ocsp.OCSPException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody who may sign software. */
    Issued issueForCode(String subject, Duration validity) {
        KeyPair keys = keyPair();
        return new Issued(sign(subject, keys.getPublic(), validity, Purpose.CODE), keys);
    }

    /** What a certificate is for. */
    private enum Purpose {
        AUTHORITY,
        SERVER,
        CODE
    }

    private X509Certificate sign(String subject, PublicKey key, Duration validity, boolean authority, String... lists) {
        return sign(subject, key, validity, authority ? Purpose.AUTHORITY : Purpose.SERVER, lists);
    }

    private X509Certificate sign(String subject, PublicKey key, Duration validity, Purpose purpose, String... lists) {
        boolean authority = purpose == Purpose.AUTHORITY;
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(name), BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(Instant.now().minusSeconds(60)), Date.from(Instant.now().plus(validity)),
                    new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            if (purpose == Purpose.CODE) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
            } else if (!authority) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            }
            for (String list : lists) {
                GeneralNames address = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list));
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(
                        new DistributionPoint[] {new DistributionPoint(new DistributionPointName(address), null, null)}));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PKCS10CertificationRequest parse(String csr) {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new AssertionError("the request is not signed with its key");
            }
            return request;
        } catch (GeneralSecurityException | OperatorException | IOException | org.bouncycastle.pkcs.PKCSException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }
}
