package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp16.types.Limits;

/**
 * Names a certificate by hashes, as OCSP does (security white paper, section 6).
 *
 * @param issuerNameHash hexadecimal hash of the issuer's name in DER
 * @param issuerKeyHash  hexadecimal hash of the issuer's public key, without tag and length
 * @param serialNumber   hexadecimal digits without leading zeros
 */
public record CertificateHashDataType(
        HashAlgorithmEnumType hashAlgorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) {

    public CertificateHashDataType {
        Limits.text("issuerNameHash", issuerNameHash, 128);
        Limits.text("issuerKeyHash", issuerKeyHash, 128);
        Limits.text("serialNumber", serialNumber, 40);
    }
}
