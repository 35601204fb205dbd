package dev.hotplug.local.page.access;

import dev.hotplug.page.Access;
import dev.hotplug.page.Words;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API tokens: passwords of tools. Of each only a digest is kept. Thread safe. */
final class Tokens {

    static final int MOST = 20;
    static final String PREFIX = "hotplug_";

    private static final String DOCUMENT = "token.";

    private final Memory memory;
    private final SecureRandom random;

    Tokens(Memory memory, SecureRandom random) {
        this.memory = memory;
        this.random = random;
    }

    /** What may be known of a token. */
    record Known(String name, Access access, Instant madeAt) {}

    synchronized MadeToken make(String name, Access access, Instant now) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._ -]{0,39}")) {
            return refused("Der Name braucht 1 bis 40 Buchstaben, Ziffern, Punkte oder Striche.",
                    "The name needs 1 to 40 letters, digits, dots or dashes.");
        }
        if (list().stream().anyMatch(known -> known.name().equals(name))) {
            return refused("Diesen Namen gibt es schon.", "There is a token with this name already.");
        }
        if (list().size() >= MOST) {
            return refused("Es gibt schon " + MOST + " Schlüssel; lösche zuerst einen.", "There are " + MOST + " tokens already; delete one first.");
        }
        String token = PREFIX + Secrets.random(random);
        memory.write(new Batch().put(Memory.NAMESPACE, DOCUMENT + Secrets.digest(token), Fields.of(
                "name", name, "access", access.name(), "madeAt", now.toString())));
        return new MadeToken(Optional.of(token), Optional.empty());
    }

    private static MadeToken refused(String de, String en) {
        return new MadeToken(Optional.empty(), Optional.of(Words.of(de, en)));
    }

    Optional<Session> find(String token) {
        return token.startsWith(PREFIX)
                ? memory.read(DOCUMENT + Secrets.digest(token)).map(Tokens::known).map(known -> new Session(known.name(), known.access(), "", false))
                : Optional.empty();
    }

    List<Known> list() {
        return new ArrayList<>(documents().values());
    }

    synchronized boolean delete(String name) {
        Optional<String> document = documents().entrySet().stream()
                .filter(e -> e.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
        document.ifPresent(d -> memory.write(new Batch().delete(Memory.NAMESPACE, d)));
        return document.isPresent();
    }

    private Map<String, Known> documents() {
        Map<String, Known> all = new LinkedHashMap<>();
        memory.all().forEach((name, fields) -> {
            if (name.startsWith(DOCUMENT)) {
                all.put(name, known(fields));
            }
        });
        return all;
    }

    private static Known known(Fields fields) {
        return new Known(
                fields.text("name").orElse("?"),
                fields.text("access").filter("TECHNICIAN"::equals).isPresent() ? Access.TECHNICIAN : Access.VIEWER,
                fields.text("madeAt").map(Instant::parse).orElse(Instant.EPOCH));
    }
}
