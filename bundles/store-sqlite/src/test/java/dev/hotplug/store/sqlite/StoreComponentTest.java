package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.Batch;
import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class StoreComponentTest {

    @TempDir
    Path path;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @AfterEach
    void forget() {
        System.clearProperty("hotplug.exit");
        System.clearProperty("hotplug.exit.reason");
    }

    @Test
    void it_can_be_stopped_and_started_again_in_one_process() {
        for (int n = 1; n <= 5; n++) {
            StoreComponent component = new StoreComponent(context(path), config());
            Folder.await(component.commit(new Batch().append("tx", Folder.number(n))));
            assertEquals(n, component.newest("tx"));
            component.deactivate();
        }
    }

    @Test
    void a_newer_database_ends_the_process_with_2_and_a_sentence() throws Exception {
        new Folder(path).close();
        byte[] bytes = Files.readAllBytes(path.resolve("hotplug.db"));
        bytes[63] = 9;
        Files.write(path.resolve("hotplug.db"), bytes);
        assertThrows(StoreException.class, () -> new StoreComponent(context(path), config()));
        assertTrue(stopped.await(10, TimeUnit.SECONDS), "the framework is stopped");
        assertEquals("2", System.getProperty("hotplug.exit"));
        assertTrue(System.getProperty("hotplug.exit.reason").contains("newer version"));
    }

    @Test
    void what_a_person_has_to_mend_is_2_and_what_may_pass_is_1() {
        for (Cause cause : Cause.values()) {
            int code = cause == Cause.DAMAGED || cause == Cause.FAILED ? 1 : 2;
            assertEquals(new Refusal(code, "why"), Refusal.of(new StoreException(cause, "why")));
        }
    }

    private BundleContext context(Path folder) {
        return proxy(BundleContext.class, (name, args) -> switch (name) {
            case "getProperty" -> "hotplug.data".equals(args[0]) ? folder.toString() : null;
            case "getBundle" -> proxy(Bundle.class, (method, none) -> {
                stopped.countDown();
                return null;
            });
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static StoreComponent.Config config() {
        return new StoreComponent.Config() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return StoreComponent.Config.class;
            }

            @Override
            public int cacheKibibytes() {
                return 256;
            }

            @Override
            public int journalKibibytes() {
                return 1024;
            }

            @Override
            public int checkMebibytes() {
                return 4;
            }
        };
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, args) -> answers.to(method.getName(), args)));
    }

    private interface Answers {
        Object to(String method, Object[] args);
    }
}
