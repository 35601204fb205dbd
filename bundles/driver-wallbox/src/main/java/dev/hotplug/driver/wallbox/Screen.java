package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Indication;
import dev.hotplug.model.ChargePointStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the screen of a Commander 2 shows, by the table {@code screen.txt}: how OCPP is, the state, and a third line with what
 * just happened or else what to do. Pure.
 */
final class Screen {

    private static final String FILE = "screen.txt";
    private static final String HINT = ".hint";
    private static final Map<String, List<String>> TEXTS = read();

    private Screen() {}

    /** Languages of the table, in the order of its columns. */
    enum Language {
        EN,
        DE
    }

    static List<String> lines(Indication indication, Language language) {
        List<String> lines = new ArrayList<>(List.of(text(indication.link().name(), language)));
        String state = state(indication);
        lines.add(text(state, language));
        third(indication.message(), state, language).ifPresent(lines::add);
        return List.copyOf(lines);
    }

    /** Before the station has said anything. */
    static List<String> starting(Language language) {
        return List.of(text("Starting", language));
    }

    private static String state(Indication indication) {
        ChargePointStatus status = HaloTable.mostTelling(indication.connectors().values());
        if (indication.starting()) {
            return "Starting";
        }
        return status == ChargePointStatus.Available ? indication.authorizationRequired() ? "Locked" : "Free" : status.name();
    }

    private static Optional<String> third(String message, String state, Language language) {
        return message.isEmpty() ? find(state + HINT, language) : Optional.of(message(message, language));
    }

    /** A message of the station that the table has, wholly or by its beginning; another one as it is. */
    private static String message(String message, Language language) {
        return TEXTS.keySet().stream()
                .filter(message::startsWith)
                .findFirst()
                .map(known -> text(known, language) + message.substring(known.length()))
                .orElse(message);
    }

    private static String text(String name, Language language) {
        return find(name, language).orElse(name);
    }

    private static Optional<String> find(String name, Language language) {
        return Optional.ofNullable(TEXTS.get(name)).map(columns -> columns.get(language.ordinal()));
    }

    /** All names of the table; for its test. */
    static Map<String, List<String>> texts() {
        return TEXTS;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        try (InputStream file = Screen.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                texts.put(columns.get(0), columns.subList(1, columns.size()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
