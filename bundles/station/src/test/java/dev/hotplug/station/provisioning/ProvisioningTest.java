package dev.hotplug.station.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.keys.SettingsRegistry;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemoryStore;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class ProvisioningTest {

    private static final Map<String, String> FILE = Map.ofEntries(
            Map.entry("partNumber", "CPB1-S-2-4-8"),
            Map.entry("serialNumber", "100001"),
            Map.entry("centralSystem.enabled", "true"),
            Map.entry("centralSystem.url", "wss://central.example/ocpp"),
            Map.entry("centralSystem.identity", "CP 1"),
            Map.entry("centralSystem.termsAccepted", "true"),
            Map.entry("centralSystem.securityProfile", "2"),
            Map.entry("centralSystem.authorizationKey", "00112233445566778899"),
            Map.entry("configurationKeys.heartbeatinterval", " 60"),
            Map.entry("trust.centralSystemRoots.10", "root ten"),
            Map.entry("trust.centralSystemRoots.9", "root nine"),
            Map.entry("trust.manufacturerRoots.0", "vendor root"),
            Map.entry("trust.packageRoots.0", "package root"),
            Map.entry("trust.clientCertificate", "chain"),
            Map.entry("trust.clientKey", "secret key"));

    private static final Map<String, String> SET = Map.of("model", "copper-sb");

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final MemoryStore store = new MemoryStore();
    private final MemoryCertificates certificates = new MemoryCertificates();
    private final Map<Class<?>, Object> published = new HashMap<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean demo;
    private SettingsRegistry registry = new SettingsRegistry(loop, store, Map.of());

    @Test
    void withoutAFileAndWithNothingStoredThereIsNoCentralSystemAndNobodyWaits() {
        start(Map.of());
        assertEquals(CentralSystem.NONE, centralSystem());
        assertEquals("CPB1-S-2-4-8", installation().partNumber());
        assertEquals("1.2.3", installation().firmwareVersion());
        assertEquals(Optional.empty(), installation().serialNumber());
        assertEquals(0, store.commits());
    }

    @Test
    void aFileIsAppliedWhenTheSetIsCompleteAndNothingIsPublishedBefore() {
        Provisioning provisioning = start(FILE);
        assertEquals(Map.of(), published);
        provisioning.bindSet(SET);
        CentralSystem centralSystem = centralSystem();
        assertEquals(Optional.empty(), centralSystem.offBecause());
        assertEquals("wss://central.example/ocpp/CP%201", centralSystem.endpoint().toString());
        assertEquals(
                Optional.of(new ProvisionedTrust(List.of("root nine", "root ten"), List.of("vendor root"), "chain", "secret key")),
                certificates.provisioned());
        assertEquals(Optional.of("100001"), installation().serialNumber());
    }

    @Test
    void everythingIsStoredInOneBatchTogetherWithTheMark() {
        owner("HeartbeatInterval", 3600);
        start(FILE).bindSet(SET);
        assertEquals(1, store.commits());
        assertTrue(store.document("provisioning", "applied").isPresent());
        assertEquals(Fields.of("name", "heartbeatinterval", "value", "60", "source", "provisioning"),
                store.document("settings", "heartbeatinterval").orElseThrow());
        assertEquals("2", store.document("settings", "securityprofile").orElseThrow().required("value"));
        assertFalse(store.document("provisioning", "connection").orElseThrow().values().containsKey("authorizationKey"));
    }

    @Test
    void theStoresDocumentsHoldNoKeyAndOnlyTheRootsThatNobodyElseKeeps() {
        start(FILE).bindSet(SET);
        assertEquals(Fields.of("packageRoots.0", "package root"), store.document("provisioning", "trust").orElseThrow());
    }

    @Test
    void certificatesThatAVersionBeforeLeftInADocumentAreMoved() {
        store.commit(new Batch()
                .put("provisioning", "applied", Fields.of("version", "1"))
                .put("provisioning", "trust", Fields.of("centralSystemRoots.0", "root", "packageRoots.0", "package root")));
        start(Map.of());
        assertEquals(
                Optional.of(new ProvisionedTrust(List.of("root"), List.of(), "", "")), certificates.provisioned());
        assertEquals(Fields.of("packageRoots.0", "package root"), store.document("provisioning", "trust").orElseThrow());
    }

    @Test
    void aKeyThatDoesNotBelongToItsCertificateIsRefused() {
        certificates.failWith(new IllegalArgumentException("\"trust.clientKey\" is not the key"));
        start(FILE).bindSet(SET);
        assertEquals(List.of("2 The provisioning field \"trust.clientKey\" is not the key."), ended);
        assertFalse(store.document("provisioning", "applied").isPresent());
    }

    @Test
    void provisionedKeysAreEffectiveBeforeTheCentralSystemIsPublished() {
        owner("HeartbeatInterval", 3600);
        start(FILE).bindSet(SET);
        assertEquals(List.of("HeartbeatInterval=60, published: false"), heard);
        assertTrue(published.containsKey(InstalledConnection.class));
    }

    @Test
    void aLaterStartNeedsNeitherTheFileNorTheSet() {
        start(FILE).bindSet(SET);
        CentralSystem first = centralSystem();
        restart();
        start(Map.of());
        assertEquals(first, centralSystem());
        assertEquals(Optional.of("100001"), installation().serialNumber());
    }

    @Test
    void theDemoNeverSpeaksToTheCentralSystemOfTheDataFolder() {
        start(FILE).bindSet(SET);
        restart();
        demo = true;
        start(Map.of());
        assertEquals(Optional.of("OCPP is switched off"), centralSystem().offBecause());
        assertEquals("wss://central.example/ocpp", centralSystem().url());
    }

    @Test
    void aFileIsNotAppliedASecondTime() {
        start(FILE).bindSet(SET);
        restart();
        Map<String, String> other = new HashMap<>(FILE);
        other.put("centralSystem.url", "ws://other.example");
        start(other).bindSet(SET);
        assertEquals("wss://central.example/ocpp", centralSystem().url());
        assertEquals(1, store.commits());
    }

    @Test
    void aFileIsAppliedAgainWhenTheFirstTimeDidNotBecomeDurable() {
        store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        start(FILE).bindSet(SET);
        assertEquals(List.of("1 The provisioning file could not be stored, it is tried again at the next start: the disk is full"), ended);
        assertEquals(Map.of(), published);
        store.failWith(null);
        restart();
        start(FILE).bindSet(SET);
        assertEquals("wss://central.example/ocpp", centralSystem().url());
    }

    @Test
    void aValueThatItsOwnerRefusesEndsTheProcessNamingTheFieldAndStoresNothing() {
        owner("HeartbeatInterval", 3600);
        start(Map.of("configurationKeys.HeartbeatInterval", "soon")).bindSet(SET);
        assertEquals(
                List.of("2 The provisioning field \"configurationKeys.HeartbeatInterval\" must be a whole number from 0 to 86400."),
                ended);
        assertEquals(0, store.commits());
        assertEquals(Map.of(), published);
    }

    @Test
    void theKeysOfTheCentralSystemAreRefusedByTheNameOfTheirField() {
        owner("SecurityProfile", 0);
        start(Map.of("centralSystem.securityProfile", "x")).bindSet(SET);
        assertTrue(ended.get(0).startsWith("2 The provisioning field \"centralSystem.securityProfile\" must be"), ended::toString);
    }

    @Test
    void aReadOnlyKeyIsRefused() {
        own(Setting.readOnly("NumberOfConnectors", () -> "1", "How many."));
        start(Map.of("configurationKeys.NumberOfConnectors", "2")).bindSet(SET);
        assertEquals(List.of("2 The provisioning field \"configurationKeys.NumberOfConnectors\" is read-only."), ended);
    }

    @Test
    void oneKeyGivenTwiceIsRefused() {
        start(Map.of("centralSystem.authorizationKey", "00112233", "configurationKeys.authorizationkey", "4455")).bindSet(SET);
        assertEquals(
                List.of("2 The provisioning field \"configurationKeys.authorizationkey\" gives the same key as \"centralSystem.authorizationKey\"."),
                ended);
    }

    @Test
    void aKeyWithoutAnOwnerIsKeptUntilAnOwnerComes() {
        start(Map.of("configurationKeys.HeartbeatInterval", "60")).bindSet(SET);
        assertEquals(List.of(), ended);
        restart();
        owner("HeartbeatInterval", 3600);
        assertEquals(Optional.of("60"), registry.value("HeartbeatInterval"));
    }

    @Test
    void whatTheCentralSystemChangedIsNotOverwritten() {
        owner("HeartbeatInterval", 3600);
        loop.run(() -> registry.change("HeartbeatInterval", "300"));
        start(Map.of("configurationKeys.HeartbeatInterval", "60")).bindSet(SET);
        assertEquals(Optional.of("300"), registry.value("HeartbeatInterval"));
    }

    @Test
    void fieldsThatAreNotGivenLeaveOcppOff() {
        start(Map.of("centralSystem.url", "ws://central.example", "centralSystem.identity", "CP1")).bindSet(SET);
        assertEquals(Optional.of("OCPP is switched off"), centralSystem().offBecause());
    }

    @Test
    void nothingOfASecretIsEverShown() {
        ProvisioningFile file = new ProvisioningFile(FILE);
        String shown = file + " " + file.keys() + " " + centralSystemOf(FILE);
        assertFalse(shown.contains("secret key"), shown);
        assertFalse(shown.contains("00112233"), shown);
    }

    @Test
    void servicesGoWithTheComponent() {
        Provisioning provisioning = start(Map.of());
        provisioning.deactivate();
        assertEquals(Map.of(), published);
    }

    private CentralSystem centralSystemOf(Map<String, String> file) {
        start(file).bindSet(SET);
        return centralSystem();
    }

    private CentralSystem centralSystem() {
        return ((InstalledConnection) published.get(InstalledConnection.class)).centralSystem();
    }

    private Installation installation() {
        return (Installation) published.get(Installation.class);
    }

    private void owner(String name, int defaultValue) {
        own(Setting.integer(name, defaultValue, 0, 86_400, "A number."));
    }

    private void own(Setting setting) {
        SettingsOwner owner = new SettingsOwner() {
            @Override
            public List<Setting> settings() {
                return List.of(setting);
            }

            @Override
            public void changed(String name, String value) {
                heard.add(name + "=" + value + ", published: " + !published.isEmpty());
            }
        };
        registry.add(owner, "dev.hotplug.owner");
        loop.run();
    }

    private Provisioning start(Map<String, String> file) {
        return new Provisioning(context(), loop, store, registry, certificates, file, (code, reason) -> ended.add(code + " " + reason));
    }

    private void restart() {
        published.clear();
        registry = new SettingsRegistry(loop, store, Map.of());
    }

    private BundleContext context() {
        Map<String, String> properties = Map.of(
                "hotplug.part.number", "CPB1-S-2-4-8", "hotplug.version", "1.2.3", "hotplug.demo", Boolean.toString(demo));
        return fake(BundleContext.class, (name, arguments) -> switch (name) {
            case "getProperty" -> properties.get(arguments[0]);
            case "registerService" -> register((Class<?>) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private Object register(Class<?> type, Object service) {
        published.put(type, service);
        return fake(ServiceRegistration.class, (name, arguments) -> {
            published.remove(type);
            return null;
        });
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    /** What a fake does when it is called. */
    private interface Answer {
        Object to(String method, Object[] arguments);
    }
}
