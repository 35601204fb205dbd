package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code simulator.json}: the world as it is while there is no power, which a person may edit then. Written whole to a
 * temporary file, synced and renamed, so that a kill at any instant leaves one of two good files.
 */
final class WorldFile {
    private static final Logger LOG = LoggerFactory.getLogger(WorldFile.class);
    private static final Pattern REGISTER = Pattern.compile("\"meterWh\"\\s*:\\s*(\\d{1,12}(?:\\.\\d{1,9})?)(?=[\\s,}\\]])");
    private static final double MAX_WATT_HOUR = 1e12;
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_CONNECTORS = 99;
    private static final int MAX_SHOWN = 100;

    private final Path file;
    private boolean failing;

    WorldFile(Path file) {
        this.file = file;
    }

    /** Reads what is there; what cannot be read is said in the log and replaced by what is usual. Never fails. */
    World read() {
        byte[] bytes;
        try {
            bytes = bytes();
        } catch (NoSuchFileException e) {
            return World.EMPTY;
        } catch (IOException e) {
            LOG.error("{} cannot be read ({}): the simulated world starts empty.", file, e.toString());
            return World.EMPTY;
        }
        try {
            return world(Json.read(bytes));
        } catch (Json.Malformed e) {
            return salvaged(new String(bytes, StandardCharsets.UTF_8), e.getMessage());
        }
    }

    /** More than a world ever has is not read: the rest is missing, so the file counts as damaged. */
    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    /** Of a damaged file only the registers are taken: the cables are out, the cars away. */
    private World salvaged(String text, String why) {
        List<World.Connector> connectors = new ArrayList<>();
        Matcher registers = REGISTER.matcher(text);
        while (registers.find() && connectors.size() < MAX_CONNECTORS) {
            connectors.add(withMeter(World.Connector.fresh(connectors.size() + 1), Double.parseDouble(registers.group(1))));
        }
        LOG.error(
                "{} is damaged: {}. {} meter registers were saved from it; nothing is plugged in. The damaged file is kept as {}.",
                file, why, connectors.size(), asideName());
        putAside();
        return new World(connectors);
    }

    private void putAside() {
        try {
            Files.copy(file, file.resolveSibling(asideName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The damaged file could not be kept: {}.", e.toString());
        }
    }

    private String asideName() {
        return file.getFileName() + ".damaged";
    }

    private static World.Connector withMeter(World.Connector c, double wattHour) {
        return new World.Connector(c.id(), c.plugged(), c.evState(), c.leaving(), wattHour, c.maxAmps(), c.phases());
    }

    private World world(Object json) throws Json.Malformed {
        if (!(json instanceof Map<?, ?> root) || !(root.get("connectors") instanceof List<?> list)) {
            throw new Json.Malformed("it has no list \"connectors\"");
        }
        Map<Integer, World.Connector> byId = new TreeMap<>();
        for (Object item : list) {
            if (byId.size() == MAX_CONNECTORS) {
                LOG.warn("{} has more than {} connectors: the others are left out.", file, MAX_CONNECTORS);
                break;
            }
            if (item instanceof Map<?, ?> fields) {
                World.Connector connector = connector(fields, byId.size() + 1);
                byId.put(connector.id(), connector);
            } else {
                usual("connectors", item, "objects");
            }
        }
        return new World(List.copyOf(byId.values()));
    }

    private World.Connector connector(Map<?, ?> fields, int position) {
        int id = number(fields, "id", 1, MAX_CONNECTORS).map(Double::intValue).orElse(position);
        boolean plugged = fields.get("plugged") instanceof Boolean is ? is : usual("plugged", fields.get("plugged"), "true or false");
        Pilot asked = state(fields.get("evState"));
        boolean impossible = !plugged && asked.carConnected();
        if (impossible) {
            LOG.warn("{}: connector {} has evState {} without a plug: the car is taken for away.", file, id, asked);
        }
        return new World.Connector(
                id,
                plugged,
                impossible ? Pilot.A : asked,
                plugged && Boolean.TRUE.equals(fields.get("leaving")),
                number(fields, "meterWh", 0, MAX_WATT_HOUR).orElse(0.0),
                number(fields, "maxAmps", 0, 80),
                number(fields, "phases", 1, 3).map(Double::intValue));
    }

    private Pilot state(Object value) {
        if (value instanceof String text) {
            for (Pilot pilot : Pilot.values()) {
                if (pilot.name().equals(text)) {
                    return pilot;
                }
            }
        }
        usual("evState", value, "one of A to F");
        return Pilot.A;
    }

    private Optional<Double> number(Map<?, ?> fields, String name, double min, double max) {
        Object value = fields.get(name);
        if (value instanceof BigDecimal number && number.doubleValue() >= min && number.doubleValue() <= max) {
            return Optional.of(number.doubleValue());
        }
        usual(name, value, "a number from " + BigDecimal.valueOf(min).toBigInteger() + " to " + BigDecimal.valueOf(max).toBigInteger());
        return Optional.empty();
    }

    private boolean usual(String name, Object value, String wanted) {
        if (value != null) {
            LOG.warn("{}: {} is {}, but must be {}: the usual value is taken.", file, name, shown(value), wanted);
        }
        return false;
    }

    /** Not all of a long value goes to the log. */
    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }

    /** Makes the world durable; when that fails it says so once and goes on. */
    void write(World world) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(text(world).getBytes(StandardCharsets.UTF_8)));
                channel.force(false);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("{} cannot be written ({}): the simulated cable and meter will be forgotten at the end.", file, e.toString());
            }
            failing = true;
        }
    }

    private static String text(World world) {
        return Json.write(Map.of("connectors", world.connectors().stream().map(WorldFile::fields).toList()), true) + "\n";
    }

    private static Map<String, Object> fields(World.Connector c) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", c.id());
        fields.put("plugged", c.plugged());
        fields.put("evState", c.evState().name());
        fields.put("meterWh", c.meterWh());
        c.maxAmps().ifPresent(amps -> fields.put("maxAmps", amps));
        c.phases().ifPresent(phases -> fields.put("phases", phases));
        if (c.leaving()) {
            fields.put("leaving", true);
        }
        return fields;
    }
}
