package dev.hotplug.local.page.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A page that follows and does not read. */
class StreamTest {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ready = true;
    private boolean completed;

    private final ServletOutputStream out = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // the test asks for writing itself
        }

        @Override
        public void write(int octet) throws IOException {
            if (!ready) {
                throw new IOException("written although nobody was ready: this blocks");
            }
            read.write(octet);
        }
    };

    private Stream stream() throws IOException {
        ServletResponse response = (ServletResponse) Proxy.newProxyInstance(
                StreamTest.class.getClassLoader(), new Class<?>[] {ServletResponse.class}, (proxy, method, arguments) -> out);
        AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
                StreamTest.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    completed |= method.getName().equals("complete");
                    return method.getName().equals("getResponse") ? response : null;
                });
        Stream stream = new Stream(context, Set.of("a/one", "a/two"), () -> true);
        stream.begin();
        return stream;
    }

    @Test
    void aSlowReaderGetsTheNewestValueOfEachTopicAndNothingPilesUp() throws IOException {
        Stream stream = stream();
        ready = false;
        for (int i = 1; i <= 10_000; i++) {
            stream.offer("a/one", Integer.toString(i), i);
            stream.offer("a/two", Integer.toString(-i), i);
            stream.alive(i);
        }
        assertEquals("", read.toString(StandardCharsets.UTF_8));
        ready = true;
        stream.onWritePossible();
        String got = read.toString(StandardCharsets.UTF_8);
        assertTrue(got.contains("event: a/one\ndata: 10000\n\n") && got.contains("event: a/two\ndata: -10000\n\n"), got);
        assertTrue(got.length() < 100, got);
    }

    @Test
    void whoTakesNothingForLongIsPutOut() throws IOException {
        Stream stream = stream();
        stream.offer("a/one", "1", 0);
        assertFalse(stream.stuck(1_000_000), "it was read");
        ready = false;
        stream.offer("a/one", "2", 1_000);
        assertFalse(stream.stuck(1_000 + Stream.MOST_WAITING_MILLIS));
        assertTrue(stream.stuck(1_001 + Stream.MOST_WAITING_MILLIS));
        stream.close();
        assertTrue(completed && stream.ended());
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        Stream stream = stream();
        stream.offer("a/one", "1", 0);
        stream.offer("a/one", "1", 1);
        stream.offer("b/other", "1", 1);
        assertEquals("event: a/one\ndata: 1\n\n", read.toString(StandardCharsets.UTF_8));
    }
}
