package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.Authorize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All operations that the bundle with the messages has, found by looking into it: a new one is fuzzed from its first day. */
final class Operations {

    private Operations() {}

    static List<Operation<?, ?>> all() {
        try {
            Path place = Path.of(Authorize.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return in(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), java.util.Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation<?, ?>> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.matches("dev/hotplug/ocpp16/[a-z]+/[A-Z][A-Za-z]+\\.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .flatMap(Operations::operation)
                    .sorted(Comparator.comparing(o -> o.action()))
                    .toList();
        }
    }

    private static Stream<Operation<?, ?>> operation(String className) {
        try {
            return Stream.of((Operation<?, ?>) Class.forName(className).getField("OPERATION").get(null));
        } catch (NoSuchFieldException e) {
            return Stream.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
