package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.securityext.CertificateSignedConfirmation;
import eu.chargetime.ocpp.model.securityext.CertificateSignedRequest;
import eu.chargetime.ocpp.model.securityext.DeleteCertificateConfirmation;
import eu.chargetime.ocpp.model.securityext.DeleteCertificateRequest;
import eu.chargetime.ocpp.model.securityext.ExtendedTriggerMessageConfirmation;
import eu.chargetime.ocpp.model.securityext.ExtendedTriggerMessageRequest;
import eu.chargetime.ocpp.model.securityext.GetInstalledCertificateIdsConfirmation;
import eu.chargetime.ocpp.model.securityext.GetInstalledCertificateIdsRequest;
import eu.chargetime.ocpp.model.securityext.GetLogConfirmation;
import eu.chargetime.ocpp.model.securityext.GetLogRequest;
import eu.chargetime.ocpp.model.securityext.InstallCertificateConfirmation;
import eu.chargetime.ocpp.model.securityext.InstallCertificateRequest;
import eu.chargetime.ocpp.model.securityext.LogStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SecurityEventNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SignCertificateRequest;
import eu.chargetime.ocpp.model.securityext.SignedFirmwareStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SignedUpdateFirmwareConfirmation;
import eu.chargetime.ocpp.model.securityext.SignedUpdateFirmwareRequest;
import eu.chargetime.ocpp.model.securityext.types.CertificateUseEnumType;
import eu.chargetime.ocpp.model.securityext.types.FirmwareType;
import eu.chargetime.ocpp.model.securityext.types.LogEnumType;
import eu.chargetime.ocpp.model.securityext.types.LogParametersType;
import eu.chargetime.ocpp.model.securityext.types.MessageTriggerEnumType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles 2 and 3 and the white paper's messages with the Java-OCA-OCPP server, which nobody here has written. */
class OcaSecurityTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final Duration YEAR = Duration.ofDays(365);

    private final Authority authority = new Authority("CN=Operator Root");

    @TempDir
    Path folder;

    /** The library that this server stands on leaves some TLS hellos without an answer: the charger gives such an attempt up soon. */
    private ChargerProcess start(Provisioning file) {
        return ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .home(Distribution.copy(folder.resolve("distribution"))
                        .set("dev.hotplug.ocpp.transport", "attemptTimeoutSeconds", 5)
                        .home())
                .provision(file.trust("centralSystemRoots", List.of(authority.pem())).write(folder)));
    }

    @Test
    @Shows({"InstallCertificate", "GetInstalledCertificateIds", "DeleteCertificate", "SecurityEventNotification"})
    void profile2_withRootsInstalledNamedAndRemoved() {
        try (OcaCentralSystem centralSystem = OcaCentralSystem.startSecure(authority.server(), false);
                ChargerProcess charger = start(Provisioning.of(centralSystem.secureUrl())
                        .centralSystem("securityProfile", 2)
                        .centralSystem("authorizationKey", KEY))) {
            assertEquals("StartupOfTheDevice", centralSystem.await(SecurityEventNotificationRequest.class).getType());
            CertificateUseEnumType vendor = CertificateUseEnumType.ManufacturerRootCertificate;
            assertEquals("NotFound", centralSystem.call(new GetInstalledCertificateIdsRequest(vendor),
                    GetInstalledCertificateIdsConfirmation.class).getStatus().name());
            assertEquals("Accepted", centralSystem.call(new InstallCertificateRequest(vendor, new Authority("CN=Vendor").pem()),
                    InstallCertificateConfirmation.class).getStatus().name());
            GetInstalledCertificateIdsConfirmation ids = centralSystem.call(
                    new GetInstalledCertificateIdsRequest(vendor), GetInstalledCertificateIdsConfirmation.class);
            assertEquals("Accepted", centralSystem.call(new DeleteCertificateRequest(ids.getCertificateHashData()[0]),
                    DeleteCertificateConfirmation.class).getStatus().name());
            assertEquals(true, charger.running());
        }
    }

    @Test
    @Shows({"GetLog", "LogStatusNotification", "TC_079"})
    void profile2_withTheSecurityLogUploaded() throws IOException {
        FileServers servers = FileServers.start(folder, Certificates.make(folder, "CN=files", "IP:127.0.0.1"), "geheim");
        try (servers;
                OcaCentralSystem centralSystem = OcaCentralSystem.startSecure(authority.server(), false);
                ChargerProcess charger = start(Provisioning.of(centralSystem.secureUrl())
                        .centralSystem("securityProfile", 2)
                        .centralSystem("authorizationKey", KEY))) {
            centralSystem.awaitStatus("Available");
            LogParametersType log = new LogParametersType();
            log.setRemoteLocation(servers.url("sftp"));
            GetLogConfirmation conf = centralSystem.call(
                    new GetLogRequest(LogEnumType.SecurityLog, 79, log), GetLogConfirmation.class);
            assertEquals("Accepted", conf.getStatus().name());
            assertEquals(
                    List.of("Uploading 79", "Uploaded 79"),
                    centralSystem.await(LogStatusNotificationRequest.class, 2).stream()
                            .map(each -> each.getStatus() + " " + each.getRequestId())
                            .toList());
            assertTrue(Files.readString(servers.home.resolve(conf.getFilename())).contains("\tStartupOfTheDevice\t"));
            assertEquals(true, charger.running());
        }
    }

    @Test
    @Shows({"SignedUpdateFirmware", "SignedFirmwareStatusNotification", "TC_081"})
    void profile2_withASignedUpdateThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("set.hpkg"), "no set at all");
        try (SetServer server = SetServer.start(folder);
                OcaCentralSystem centralSystem = OcaCentralSystem.startSecure(authority.server(), false);
                ChargerProcess charger = start(Provisioning.of(centralSystem.secureUrl())
                        .centralSystem("securityProfile", 2)
                        .centralSystem("authorizationKey", KEY)
                        .trust("manufacturerRoots", List.of(authority.pem())))) {
            centralSystem.awaitStatus("Available");
            FirmwareType firmware = new FirmwareType();
            firmware.setLocation(server.url(file));
            firmware.setRetrieveDateTime(ZonedDateTime.now());
            firmware.setSigningCertificate(authority.issueForCode("CN=Release", YEAR).pem());
            firmware.setSignature("MAA=");
            assertEquals("Accepted", centralSystem.call(
                    new SignedUpdateFirmwareRequest(81, firmware), SignedUpdateFirmwareConfirmation.class).getStatus().name());
            assertEquals(
                    List.of("Downloading 81", "Downloaded 81", "InvalidSignature 81"),
                    centralSystem.await(SignedFirmwareStatusNotificationRequest.class, 3).stream()
                            .map(each -> each.getStatus() + " " + each.getRequestId())
                            .toList());
            assertEquals(true, charger.running());
        }
    }

    @Test
    @Shows({"ExtendedTriggerMessage", "SignCertificate", "CertificateSigned"})
    void profile3_withACertificateThatIsRenewed() {
        Authority.Issued first = authority.issue("CN=100001", YEAR);
        try (OcaCentralSystem centralSystem = OcaCentralSystem.startSecure(authority.server(), true);
                ChargerProcess charger = start(Provisioning.of(centralSystem.secureUrl())
                        .centralSystem("securityProfile", 3)
                        .trust("clientCertificate", first.pem())
                        .trust("clientKey", first.keyPem()))) {
            centralSystem.awaitStatus("Available");
            assertEquals("Accepted", centralSystem.call(
                    new ExtendedTriggerMessageRequest(MessageTriggerEnumType.SignChargePointCertificate),
                    ExtendedTriggerMessageConfirmation.class).getStatus().name());
            String csr = centralSystem.await(SignCertificateRequest.class).getCsr();
            assertEquals("Rejected", centralSystem.call(new CertificateSignedRequest(authority.sign(csr, "CN=other", YEAR)),
                    CertificateSignedConfirmation.class).getStatus().name());
            assertEquals("Accepted", centralSystem.call(new CertificateSignedRequest(authority.sign(csr, "CN=100001", YEAR)),
                    CertificateSignedConfirmation.class).getStatus().name());
            charger.health().await("central-system", Bench.SOON, "OK");
            assertEquals(1, centralSystem.requests(BootNotificationRequest.class).size(), "a new connection is no boot");
        }
    }
}
