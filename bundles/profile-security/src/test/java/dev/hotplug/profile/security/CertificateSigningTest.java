package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp16.security.CertificateSigned;
import dev.hotplug.ocpp16.security.CertificateSigned.CertificateSignedStatusEnumType;
import dev.hotplug.ocpp16.security.DeleteCertificate;
import dev.hotplug.ocpp16.security.DeleteCertificate.DeleteCertificateStatusEnumType;
import dev.hotplug.ocpp16.security.HashAlgorithmEnumType;
import dev.hotplug.ocpp16.security.CertificateHashDataType;
import dev.hotplug.ocpp16.security.InstallCertificate.InstallCertificateStatusEnumType;
import dev.hotplug.ocpp16.security.SignCertificate;
import dev.hotplug.ocpp16.security.SignCertificate.GenericStatusEnumType;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.ClientCredential;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.RecordedEvents;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Certificates from the request to their use. */
class CertificateSigningTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final CertificateUse CENTRAL = CertificateUse.CentralSystemRootCertificate;

    private final ManualTime time = new ManualTime(TestCa.NOW, 1);
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final RecordedEvents events = new RecordedEvents();
    private final MemorySettings settings = new MemorySettings().set("CpoName", "Operator");
    private final MemoryStore store = new MemoryStore();
    private final MemoryCertificates certificates = new MemoryCertificates();
    private final List<String> reconnects = new ArrayList<>();
    private final TestCa root = new TestCa("CN=Root");
    private SecurityKeys keys = new SecurityKeys(configuration(false), settings, events);
    private CertificateDesk desk;
    private CertificateSigning signing;
    private CertificateSignedHandler signed;

    CertificateSigningTest() {
        settings.add(keys).add(profile());
        certificates.addRoot(CENTRAL, root.certificate);
        start();
    }

    private void start() {
        central.listeners.clear();
        desk = new CertificateDesk(loop, time, certificates, events, keys);
        signing = new CertificateSigning(loop, time, store, central, central, certificates, desk, keys, settings);
        signing.bindInstallation(new Charger());
        signing.bindLink(new Link());
        signed = new CertificateSignedHandler(desk, signing);
        central.listeners.add(signing);
        loop.run();
    }

    private void swap() {
        signing.deactivate();
        start();
    }

    private static SettingsOwner profile() {
        return () -> List.of(Setting.integer("SecurityProfile", 3, 0, 3, "A number."));
    }

    private void trigger() {
        loop.run(signing.prepare(Optional.empty()).orElseThrow());
    }

    private List<String> requests() {
        return central.sent.stream().map(sent -> ((SignCertificate.Req) sent.request()).csr()).toList();
    }

    private void answer(GenericStatusEnumType status) {
        central.answer(new SignCertificate.Conf(status));
    }

    private <T> T done(CompletionStage<T> stage) {
        loop.run();
        return ((CompletableFuture<T>) stage).join();
    }

    private CertificateSignedStatusEnumType bring(X509Certificate... chain) {
        CompletableFuture<CertificateSigned.Conf> conf = new CompletableFuture<>();
        loop.run(() -> signed.handle(new CertificateSigned.Req(TestCa.pem(chain))).thenAccept(conf::complete));
        return conf.join().status();
    }

    private X509Certificate forPending(Duration from, Duration until) {
        return root.client("CN=100001,O=Operator", certificates.pending().get(0), time.now().plus(from), time.now().plus(until));
    }

    private X509Certificate present(Duration until) {
        KeyPair pair = TestCa.pair();
        X509Certificate present = root.client("CN=100001,O=Operator", pair.getPublic(), time.now().minus(DAY), time.now().plus(until));
        certificates.with(new ClientCredential(List.of(present), pair.getPrivate()));
        return present;
    }

    @Test
    @Shows({"S97", "SignCertificate", "CpoName"})
    void s97_askedForItSendsARequestWithOperatorAndSerialNumber() {
        central.connect();
        trigger();
        assertEquals(List.of("O=Operator,CN=100001"), requests());
        assertEquals(Permit.TRIGGERED, central.last().permit());
    }

    @Test
    @Shows({"S97", "CertificateSigned", "ReconfigurationOfSecurityParameters"})
    void s97_theCertificateIsUsedAtOnceByANewConnection() {
        central.connect();
        trigger();
        answer(GenericStatusEnumType.Accepted);
        X509Certificate certificate = forPending(DAY.negated(), DAY.multipliedBy(365));
        assertEquals(CertificateSignedStatusEnumType.Accepted, bring(certificate));
        assertEquals(List.of(), reconnects, "the answer goes out first");
        loop.advance(CertificateSigning.SETTLE);
        assertEquals(1, reconnects.size());
        assertEquals(certificate, certificates.credential(time.now()).orElseThrow().certificate());
        assertEquals(List.of(SecurityEvent.ReconfigurationOfSecurityParameters), events.events());
        assertEquals(CertificateSignedStatusEnumType.Accepted, bring(certificate), "the answer was lost, it came again");
        loop.advance(DAY.multipliedBy(10));
        assertEquals(1, reconnects.size());
        assertEquals(1, central.sent.size(), "no further request");
    }

    @Test
    @Shows("S97")
    void s97_oneThatIsNotYetValidIsUsedFromItsNotBefore() {
        present(DAY.multipliedBy(10));
        central.connect();
        trigger();
        answer(GenericStatusEnumType.Accepted);
        assertEquals(CertificateSignedStatusEnumType.Accepted, bring(forPending(Duration.ofHours(2), DAY.multipliedBy(365))));
        loop.advance(Duration.ofHours(2).minusMinutes(1));
        assertEquals(List.of(), reconnects);
        loop.advance(Duration.ofMinutes(2));
        assertEquals(1, reconnects.size());
    }

    @Test
    @Shows({"S97", "InvalidChargePointCertificate", "TC_077"})
    void s97_aWrongOneIsRejectedAndReported() {
        central.connect();
        trigger();
        answer(GenericStatusEnumType.Accepted);
        assertEquals(
                CertificateSignedStatusEnumType.Rejected,
                bring(root.client("CN=somebody else,O=Operator", certificates.pending().get(0))));
        assertEquals(List.of(SecurityEvent.InvalidChargePointCertificate), events.events());
        assertTrue(events.all().get(0).techInfo().contains("common name"), events.all()::toString);
        assertEquals(List.of(), certificates.credentials());
        assertEquals(1, certificates.pending().size(), "the key waits on");
    }

    @Test
    @Shows({"S97", "CertSigningWaitMinimum", "CertSigningRepeatTimes"})
    void s97_whenNoCertificateComesTheRequestIsRepeatedMoreAndMoreSeldomAndThenNoMore() {
        settings.set("CertSigningWaitMinimum", "600").set("CertSigningRepeatTimes", "2");
        central.connect();
        trigger();
        answer(GenericStatusEnumType.Accepted);
        loop.advance(Duration.ofSeconds(599));
        assertEquals(1, central.sent.size());
        loop.advance(Duration.ofSeconds(61));
        answer(GenericStatusEnumType.Accepted);
        loop.advance(Duration.ofSeconds(1100));
        assertEquals(2, central.sent.size());
        loop.advance(Duration.ofSeconds(200));
        answer(GenericStatusEnumType.Accepted);
        loop.advance(DAY.multipliedBy(30));
        assertEquals(3, central.sent.size());
    }

    @Test
    @Shows("S97")
    void s97_renewalBeginsAMonthAheadAndIsAskedForOnceADayWhileItIsRefused() {
        present(DAY.multipliedBy(40));
        central.connect();
        loop.advance(DAY.multipliedBy(10).minusMinutes(2));
        assertEquals(List.of(), central.sent);
        loop.advance(Duration.ofMinutes(4));
        assertEquals(1, central.sent.size());
        answer(GenericStatusEnumType.Rejected);
        loop.advance(DAY.minusMinutes(5));
        assertEquals(1, central.sent.size());
        loop.advance(Duration.ofMinutes(6));
        assertEquals(2, central.sent.size());
        central.refuse(Code.NotImplemented);
        loop.advance(Duration.ofHours(23));
        assertEquals(2, central.sent.size());
    }

    @Test
    @Shows("S97")
    void s97_aRequestThatGotNoAnswerIsMadeAgainButNotInALoop() {
        central.connect();
        trigger();
        central.timeOut();
        loop.advance(Duration.ofSeconds(50));
        assertEquals(1, central.sent.size());
        loop.advance(Duration.ofSeconds(70));
        assertEquals(2, central.sent.size());
        for (int i = 0; i < 40; i++) {
            central.disconnect();
            central.connect();
        }
        assertEquals(2, central.sent.size(), "a link that comes and goes makes no difference");
    }

    @Test
    @Shows("S97")
    void aTriggerThatARestartInterruptedIsNotForgotten() {
        trigger();
        assertEquals(List.of(), central.sent, "there was no connection");
        swap();
        loop.advance(Duration.ofMinutes(1));
        central.connect();
        assertEquals(1, central.sent.size());
    }

    @Test
    @Shows("S97")
    void s97_aSwapInMidRequestNeitherDoublesItNorLosesTheKey() {
        central.connect();
        trigger();
        swap();
        assertEquals(1, central.sent.size());
        assertEquals(CertificateSignedStatusEnumType.Accepted, bring(forPending(DAY.negated(), DAY)));
        loop.advance(Duration.ofHours(5));
        assertEquals(2, central.sent.size(), "only because that one expires within the month");
    }

    @Test
    @Shows({"S96", "InstallCertificate"})
    void s96_aStoreThatFailsIsFailed() {
        certificates.failWith(new UncheckedIOException(new IOException("the disk is full")));
        TestCa other = new TestCa("CN=Other");
        assertEquals(
                InstallCertificateStatusEnumType.Failed, done(desk.install(CENTRAL, TestCa.pem(other.certificate))));
        assertEquals(List.of(root.certificate), certificates.roots(CENTRAL));
    }

    @Test
    @Shows({"S96", "DeleteCertificate"})
    void s96_theRootInUseAndOurOwnCertificateStay() {
        X509Certificate own = present(DAY.multipliedBy(365));
        TestCa other = new TestCa("CN=Other");
        done(desk.install(CENTRAL, TestCa.pem(other.certificate)));
        certificates.verifiedWith(List.of(root.certificate));
        assertEquals(DeleteCertificateStatusEnumType.Failed, delete(root.certificate));
        assertEquals(DeleteCertificateStatusEnumType.Failed, delete(own));
        assertEquals(DeleteCertificateStatusEnumType.Accepted, delete(other.certificate));
        assertEquals(DeleteCertificateStatusEnumType.NotFound, delete(other.certificate));
        assertEquals(List.of(root.certificate), certificates.roots(CENTRAL));
    }

    private DeleteCertificateStatusEnumType delete(X509Certificate certificate) {
        CertificateHashDataType data = HashData.of(certificate, List.of(root.certificate), HashAlgorithmEnumType.SHA512);
        return done(new DeleteCertificateHandler(desk).handle(new DeleteCertificate.Req(data))).status();
    }

    @Test
    @Shows("AdditionalRootCertificateCheck")
    void withTheCheckASuccessorTakesOverAfterItHasWorked() {
        keys = new SecurityKeys(configuration(true), settings, events);
        start();
        TestCa successor = new TestCa("CN=Successor", root);
        assertEquals(
                InstallCertificateStatusEnumType.Accepted, done(desk.install(CENTRAL, TestCa.pem(successor.certificate))));
        certificates.verifiedWith(List.of(root.certificate));
        central.connect();
        assertEquals(List.of(root.certificate, successor.certificate), certificates.roots(CENTRAL));
        central.disconnect();
        certificates.verifiedWith(List.of(successor.certificate));
        central.connect();
        assertEquals(List.of(successor.certificate), certificates.roots(CENTRAL));
    }

    static SecurityProfileConfiguration configuration(boolean check) {
        return new SecurityProfileConfiguration() {
            @Override
            public int certificateStoreMaxLength() {
                return 20;
            }

            @Override
            public int certificateSignedMaxChainSize() {
                return 10_000;
            }

            @Override
            public boolean additionalRootCertificateCheck() {
                return check;
            }

            @Override
            public int renewalDays() {
                return 30;
            }

            @Override
            public boolean revocationLists() {
                return true;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return SecurityProfileConfiguration.class;
            }
        };
    }

    private static final class Charger implements Installation {
        @Override
        public String partNumber() {
            return "CPB1-S-2-4-8";
        }

        @Override
        public Optional<String> serialNumber() {
            return Optional.of("100001");
        }

        @Override
        public String firmwareVersion() {
            return "1";
        }
    }

    private final class Link implements FrameLink {
        @Override
        public boolean send(String frame) {
            return false;
        }

        @Override
        public void reconnect(String why) {
            reconnects.add(why);
        }

        @Override
        public LinkStatus status() {
            throw new UnsupportedOperationException();
        }
    }
}
