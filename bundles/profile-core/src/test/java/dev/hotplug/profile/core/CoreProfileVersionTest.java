package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.settings.Setting;
import dev.hotplug.testkit.Shows;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

class CoreProfileVersionTest {

    private Version installed = new Version(1, 2, 3);

    @Test
    @Shows("CoreProfileVersion")
    void tellsTheVersionThatWasStarted_alsoWhileTheNextOneIsBeingPutInItsPlace() {
        Setting key = new CoreProfileVersion(context()).settings().get(0);
        installed = new Version(1, 2, 4);
        assertEquals("CoreProfileVersion", key.name());
        assertEquals(Setting.Access.READ_ONLY, key.access());
        assertEquals("1.2.3", key.defaultValue().get());
        assertEquals("1.2.4", new CoreProfileVersion(context()).settings().get(0).defaultValue().get());
    }

    private BundleContext context() {
        return proxy(BundleContext.class, method -> proxy(Bundle.class, m -> installed));
    }

    private static <T> T proxy(Class<T> type, Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answer.apply(method.getName())));
    }
}
