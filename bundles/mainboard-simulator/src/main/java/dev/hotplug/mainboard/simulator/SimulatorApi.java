package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.NetworkStatus.Kind;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.simulator.Body.Refused;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The HTTP interface to the physical world without HTTP: method, path and body in, status and JSON out. Thread {@code mainboard}. */
final class SimulatorApi {
    private static final Pattern UID = Pattern.compile("(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{14}|[0-9A-Fa-f]{20})");
    private static final Pattern PIN = Pattern.compile("[0-9]{1,20}");
    private static final String FAULTS = "/faults/";
    private static final double MAX_SPEED = 10_000;
    private static final double MAX_OHMS = 1_000_000;
    private static final double MAX_LEAK = 10_000;

    private final Simulation simulation;
    private final SimulatedNetwork network;

    SimulatorApi(Simulation simulation, SimulatedNetwork network) {
        this.simulation = simulation;
        this.network = network;
    }

    /** One call, by its path below {@code /simulator}. */
    interface Call {
        Reply answer(SimulatorApi api, byte[] body) throws Refused;
    }

    private static final Map<String, Map<String, Call>> CALLS = Map.of(
            "/plug", Map.of("POST", SimulatorApi::plug),
            "/unplug", Map.of("POST", SimulatorApi::unplug),
            "/ev", Map.of("PUT", SimulatorApi::ev),
            "/rfid", Map.of("POST", SimulatorApi::rfid),
            "/pin", Map.of("POST", SimulatorApi::pin),
            "/clock", Map.of("PUT", SimulatorApi::clock),
            "/wifi", Map.of("PUT", SimulatorApi::wifi),
            "/network", Map.of("PUT", SimulatorApi::network),
            "/earth", Map.of("PUT", SimulatorApi::earth),
            "/state", Map.of("GET", (api, body) -> api.state()));

    /** Answers a call; a refusal is an answer too. */
    Reply answer(String method, String path, byte[] body) {
        try {
            return path.startsWith(FAULTS) ? fault(method, path.substring(FAULTS.length()), body) : named(method, path, body);
        } catch (Refused e) {
            return Reply.error(e.status, e.getMessage());
        }
    }

    private Reply named(String method, String path, byte[] body) throws Refused {
        Map<String, Call> methods = CALLS.get(path);
        if (methods == null) {
            return Reply.error(404, "there is no /simulator" + path);
        }
        Call call = methods.get(method);
        return call == null ? wrongMethod(path, methods.keySet().toString()) : call.answer(this, body);
    }

    private static Reply wrongMethod(String path, String allowed) {
        return Reply.error(405, "/simulator" + path + " takes " + allowed);
    }

    private Reply plug(byte[] body) throws Refused {
        simulation.plug(connector(Body.parse(body, "connectorId")));
        return state();
    }

    private Reply unplug(byte[] body) throws Refused {
        simulation.unplug(connector(Body.parse(body, "connectorId")));
        return state();
    }

    private Reply ev(byte[] bytes) throws Refused {
        Body body = Body.parse(bytes, "connectorId", "state", "maxAmps", "phases");
        int id = connector(body);
        Optional<Pilot> wanted = pilot(body.text("state"));
        Optional<Double> maxAmps = body.number("maxAmps", 0, 80);
        Optional<Integer> phases = body.whole("phases", 1, 3);
        if (wanted.filter(Pilot::carConnected).isPresent() && !simulation.plugged(id)) {
            simulation.plug(id); // a car in one of these states has its cable in
        }
        simulation.ev(id, car -> {
            wanted.ifPresent(car::become);
            maxAmps.ifPresent(car::limit);
            phases.ifPresent(car::use);
        });
        return state();
    }

    private static Optional<Pilot> pilot(Optional<String> text) throws Refused {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Pilot> pilot = Arrays.stream(Pilot.values()).filter(p -> p.name().equals(text.get())).findFirst();
        if (pilot.isEmpty()) {
            throw new Refused(400, "state must be one of A, B, C, D, E, F");
        }
        return pilot;
    }

    private Reply rfid(byte[] body) throws Refused {
        String uid = body(body, "uid", UID, "8, 14 or 20 hex digits");
        lacks(simulation.setup().cardReader(), "this model has no card reader");
        simulation.card(HexFormat.of().parseHex(uid));
        return state();
    }

    private Reply pin(byte[] body) throws Refused {
        String pin = body(body, "pin", PIN, "1 to 20 digits");
        lacks(simulation.setup().pinEntry(), "this model has no screen to type a PIN on");
        simulation.pin(pin);
        return state();
    }

    private static String body(byte[] body, String field, Pattern form, String formInWords) throws Refused {
        return Body.parse(body, field)
                .text(field)
                .filter(text -> form.matcher(text).matches())
                .orElseThrow(() -> new Refused(400, field + " must be " + formInWords));
    }

    private static void lacks(boolean there, String sentence) throws Refused {
        if (!there) {
            throw new Refused(409, sentence);
        }
    }

    private Reply fault(String method, String name, byte[] body) throws Refused {
        Optional<BoardFault> fault = FaultName.parse(name);
        if (fault.isEmpty()) {
            return Reply.error(404, "there is no fault \"" + name + "\"; known are " + FaultName.all());
        }
        if (!method.equals("PUT") && !method.equals("DELETE")) {
            return wrongMethod(FAULTS + name, "[PUT, DELETE]");
        }
        Body.parse(body);
        Optional<String> missing = FaultName.missing(fault.get(), simulation.setup());
        lacks(missing.isEmpty(), missing.orElse(""));
        simulation.fault(fault.get(), method.equals("PUT"));
        return state();
    }

    private Reply clock(byte[] body) throws Refused {
        Optional<Double> speed = Body.parse(body, "speed").number("speed", 0, MAX_SPEED);
        simulation.speed(speed.filter(s -> s > 0).orElseThrow(() -> new Refused(400, "speed must be a number above 0, at most 10000")));
        return state();
    }

    private Reply wifi(byte[] bytes) throws Refused {
        Body body = Body.parse(bytes, "ssid", "dbm");
        Optional<String> ssid = body.text("ssid");
        if (ssid.filter(name -> name.isEmpty() || name.length() > 32).isPresent()) {
            throw new Refused(400, "ssid must have 1 to 32 characters");
        }
        network.become(ssid, body.whole("dbm", -120, -1));
        return state();
    }

    private Reply network(byte[] bytes) throws Refused {
        String name = Body.parse(bytes, "kind").text("kind").orElse("");
        Kind kind = Arrays.stream(Kind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(400, "kind must be one of lan, wifi, mobile"));
        Set<Kind> there = simulation.setup().networks();
        lacks(there.isEmpty() || there.contains(kind), "this model has no " + name);
        network.use(kind);
        return state();
    }

    private Reply earth(byte[] bytes) throws Refused {
        Body body = Body.parse(bytes, "ohms", "penBroken", "leakDcMilliamps", "leakAcMilliamps");
        Earth before = simulation.earth();
        simulation.earth(new Earth(
                body.number("ohms", 0, MAX_OHMS).orElse(before.ohms()),
                body.flag("penBroken").orElse(before.penBroken()),
                body.number("leakDcMilliamps", 0, MAX_LEAK).orElse(before.leakDcMilliamps()),
                body.number("leakAcMilliamps", 0, MAX_LEAK).orElse(before.leakAcMilliamps())));
        return state();
    }

    private int connector(Body body) throws Refused {
        int id = body.whole("connectorId", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(1);
        if (!simulation.hasSocket(id)) {
            BoardSetup setup = simulation.setup();
            throw new Refused(400, "there is no connector " + id + "; there are " + setup.sockets() + ", from 1");
        }
        return id;
    }

    private Reply state() {
        Simulation.View view = simulation.view();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("connectors", view.connectors().stream().map(SimulatorApi::connector).toList());
        state.put("halo", halo(view));
        state.put("displayLines", view.panel().displayLines());
        state.put("faults", names(view.faults()));
        state.put("cardReader", simulation.setup().cardReader());
        state.put("pinEntry", simulation.setup().pinEntry());
        state.put("network", network.used().name().toLowerCase(Locale.ROOT));
        state.put("earth", earth(simulation.earth()));
        state.put("speed", view.speed());
        state.put("driverAttached", view.attached());
        return Reply.ok(state);
    }

    private static Map<String, Object> connector(Simulation.Seen seen) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", seen.id());
        fields.put("pilot", seen.state().pilot().name());
        fields.put("contactorClosed", seen.state().contactorClosed());
        fields.put("offeredAmps", seen.state().offerMilliampere() / 1000.0);
        fields.put("drawnAmps", seen.drawnMilliampere() / 1000);
        fields.put("locked", seen.state().locked());
        fields.put("meterWh", seen.state().meter().importWattHour());
        fields.put("plugged", seen.state().plugged());
        fields.put("evState", seen.evState().name());
        fields.put("faults", names(seen.state().faults()));
        return fields;
    }

    private static Map<String, Object> earth(Earth earth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ohms", earth.ohms());
        fields.put("penBroken", earth.penBroken());
        fields.put("leakDcMilliamps", earth.leakDcMilliamps());
        fields.put("leakAcMilliamps", earth.leakAcMilliamps());
        return fields;
    }

    private static Map<String, Object> halo(Simulation.View view) {
        Map<String, Object> halo = new LinkedHashMap<>();
        halo.put("color", view.panel().halo().name().toLowerCase(Locale.ROOT));
        halo.put("pattern", view.panel().pattern().name().toLowerCase(Locale.ROOT));
        halo.put("brightnessPercent", view.panel().brightnessPercent());
        return halo;
    }

    private static List<String> names(Set<BoardFault> faults) {
        return faults.stream().sorted().map(FaultName::of).toList();
    }
}
