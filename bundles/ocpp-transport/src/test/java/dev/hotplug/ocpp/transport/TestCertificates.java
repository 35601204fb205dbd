package dev.hotplug.ocpp.transport;

import dev.hotplug.security.ClientCredential;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * X.509 certificates (RFC 5280) made while the test runs, valid when and for whom the test likes. Written in DER by hand,
 * because Java has no public way to make them and calling keytool takes seconds.
 */
final class TestCertificates {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_SHA256 = sequence(oid("2a8648ce3d040302"));
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2120-01-01T00:00:00Z");
    private static int serial = 1;

    private TestCertificates() {}

    /** A certificate, what signed it, and its key. */
    record Identity(String name, KeyPair keys, X509Certificate certificate) {}

    static Identity root(String name) {
        KeyPair keys = ec();
        byte[] constraints = extension("551d13", true, sequence(new byte[] {1, 1, (byte) 0xff}));
        return make(name, keys, name, keys.getPrivate(), EARLY, LATE, constraints);
    }

    /** A server's certificate for a DNS name. */
    static Identity server(Identity issuer, String name, String host, Instant from, Instant until) {
        return server(issuer, name, host, ec(), from, until);
    }

    /** The same for a key of the test's choice. */
    static Identity server(Identity issuer, String name, String host, KeyPair keys, Instant from, Instant until) {
        byte[] names = extension("551d11", false, sequence(tagged(0x82, host.getBytes(StandardCharsets.US_ASCII))));
        return make(name, keys, issuer.name(), issuer.keys().getPrivate(), from, until, names);
    }

    /** A client's certificate for a key of the test's choice. */
    static Identity client(Identity issuer, String name, KeyPair keys) {
        return client(issuer, name, keys, EARLY);
    }

    static Identity client(Identity issuer, String name, KeyPair keys, Instant from) {
        return make(name, keys, issuer.name(), issuer.keys().getPrivate(), from, LATE, new byte[0]);
    }

    /** What an authority no longer vouches for. */
    static X509CRL revocationList(Identity issuer, Instant since, X509Certificate... revoked) {
        byte[][] entries = Arrays.stream(revoked)
                .map(each -> sequence(tagged(2, each.getSerialNumber().toByteArray()), time(since)))
                .toArray(byte[][]::new);
        byte[] body = sequence(
                tagged(2, new byte[] {1}), ECDSA_SHA256, distinguished(issuer.name()), time(EARLY), time(LATE), sequence(entries));
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(
                    sequence(body, ECDSA_SHA256, bits(signed(issuer.keys().getPrivate(), body)))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static ClientCredential credential(Identity client) {
        return new ClientCredential(List.of(client.certificate()), client.keys().getPrivate());
    }

    static KeyPair ec() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Identity make(
            String name, KeyPair keys, String issuer, PrivateKey signer, Instant from, Instant until, byte[] extension) {
        byte[] extensions = extension.length == 0 ? extension : tagged(0xa3, sequence(extension));
        byte[] body = sequence(
                tagged(0xa0, tagged(2, new byte[] {2})),
                tagged(2, BigInteger.valueOf(serial++).toByteArray()),
                ECDSA_SHA256,
                distinguished(issuer),
                sequence(time(from), time(until)),
                distinguished(name),
                keys.getPublic().getEncoded(),
                extensions);
        return new Identity(name, keys, parse(sequence(body, ECDSA_SHA256, bits(signed(signer, body)))));
    }

    private static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signed(PrivateKey key, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] distinguished(String commonName) {
        byte[] value = tagged(12, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(oid("550403"), value)));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return sequence(oid(oid), critical ? new byte[] {1, 1, (byte) 0xff} : new byte[0], tagged(4, value));
    }

    private static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(String hex) {
        return tagged(6, HexFormat.of().parseHex(hex));
    }

    private static byte[] bits(byte[] value) {
        return tagged(3, joined(new byte[] {0}, value));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, joined(parts));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] tagged(int tag, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length < 128) {
            out.write(value.length);
        } else if (value.length < 256) {
            out.write(0x81);
            out.write(value.length);
        } else {
            out.write(0x82);
            out.write(value.length >> 8);
            out.write(value.length);
        }
        out.writeBytes(value);
        return out.toByteArray();
    }
}
