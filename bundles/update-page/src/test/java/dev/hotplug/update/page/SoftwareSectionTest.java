package dev.hotplug.update.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.page.FileBody;
import dev.hotplug.testkit.ManualTime;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;

class SoftwareSectionTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"64, 64", "1, 1", "512, 512", "0, 1", "-7, 1", "513, 512"})
    void aFileMayBeAsLongAsConfigured_withinReason(int configured, long mebibytes) {
        SoftwareSection section = new SoftwareSection(
                context(), configuration(configured), new TestUpdates(), new Timeline(new ManualTime()));
        List<Long> bounds = section.routes().stream().flatMap(route -> route.file().stream()).map(FileBody::mostBytes).toList();
        assertEquals(List.of(mebibytes << 20), bounds);
    }

    private BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> method.getName().equals("getProperty") ? data.toString() : null);
    }

    private static UpdatePageConfiguration configuration(int mebibytes) {
        return new UpdatePageConfiguration() {
            @Override
            public int uploadMebibytes() {
                return mebibytes;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return UpdatePageConfiguration.class;
            }
        };
    }
}
