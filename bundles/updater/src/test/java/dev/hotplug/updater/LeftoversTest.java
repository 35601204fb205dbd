package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class LeftoversTest {

    /** Fields named as in Felix Log. */
    private record Key(Bundle m_bundle, String name) {}

    private record Admin(Map<Object, String> _loggers) {}

    /** Fields named as in Felix. */
    private record Registry(Map<Bundle, String> m_inUseMap) {}

    private record Framework(Registry m_registry) {}

    private static Bundle bundle(int state) {
        return (Bundle) Proxy.newProxyInstance(LeftoversTest.class.getClassLoader(), new Class<?>[] {Bundle.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getState" -> state;
                    case "hashCode" -> System.identityHashCode(self);
                    default -> self == (arguments == null ? null : arguments[0]);
                });
    }

    @Test
    void loggersOfUninstalledBundlesGo_allOthersStay() {
        Map<Object, String> loggers = new ConcurrentHashMap<>();
        loggers.put(new Key(bundle(Bundle.ACTIVE), "a"), "active");
        loggers.put(new Key(bundle(Bundle.RESOLVED), "a"), "stopped");
        loggers.put(new Key(bundle(Bundle.UNINSTALLED), "b"), "gone");
        loggers.put("no key of theirs", "unknown");
        Leftovers.loggersOfTheGone(new Admin(loggers));
        assertEquals(Set.of("active", "stopped", "unknown"), Set.copyOf(loggers.values()));
    }

    @Test
    void usesOfUninstalledBundlesGo_allOthersStay() {
        Map<Bundle, String> uses = new ConcurrentHashMap<>(Map.of(bundle(Bundle.ACTIVE), "active", bundle(Bundle.UNINSTALLED), "gone"));
        Leftovers.usesOfTheGone(new Framework(new Registry(uses)));
        assertEquals(Set.of("active"), Set.copyOf(uses.values()));
    }

    @Test
    void anotherVersionIsLeftAlone() {
        Leftovers.loggersOfTheGone(new Object());
        Leftovers.loggersOfTheGone(null);
        Leftovers.usesOfTheGone(new Object());
    }
}
