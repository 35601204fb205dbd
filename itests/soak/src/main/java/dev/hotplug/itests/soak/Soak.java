package dev.hotplug.itests.soak;

import dev.hotplug.itests.blackbox.Rig;
import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The program: runs the product for a stated time, then lets everything drain, judges, and reports. */
public final class Soak {

    private static final int SPEED = 10;
    private static final int RETRY_MAX_SECONDS = 10;
    private static final long PROGRESS_MILLIS = 60_000;
    private static final long MEASURE_MILLIS = 5_000;
    private static final long BASELINE_MOST_MILLIS = 300_000;
    private static final long DRAIN_MILLIS = 150_000;
    private static final long QUIET_MILLIS = 12_000;
    /** Said when a start takes long, as on a busy machine; true and harmless. */
    private static final String SLOW_START = "No driver has come back within";
    private static final long STUCK_WRITE_MILLIS = 30_000;

    private final Plan plan;
    private final Journal journal;
    private final Conversation conversation;
    private final CentralSystem central;
    private final Rig rig;
    private final World world;
    private final Machine machine;
    private final LogTail log;
    private final Operator operator;
    private final Drivers drivers;
    private final Troubles troubles;
    private final Random kills;
    private long nextKill;

    /**
     * What is to be done.
     *
     * @param work  an empty folder
     * @param kills whether the process is killed and reset at random
     */
    record Plan(Path work, Duration time, long seed, boolean kills) {}

    Soak(Plan plan) {
        this.plan = plan;
        journal = new Journal(plan.work().resolve("trace.log"));
        conversation = new Conversation(journal, random("conversation"));
        central = new CentralSystem(Rig.freePort(), journal, conversation);
        rig = Rig.prepare(plan.work(), provisioning(), Map.of(
                "dev.hotplug.ocpp.transport", Map.of("retryFirstSeconds", 1, "retryMaxSeconds", RETRY_MAX_SECONDS,
                        "attemptTimeoutSeconds", 8, "connectTimeoutSeconds", 5, "writeTimeoutSeconds", 10, "usefulAfterSeconds", 5),
                "dev.hotplug.profile.core", Map.of("bootRetrySeconds", 2)));
        world = new World(rig);
        machine = new Machine(rig);
        log = new LogTail(rig.data().resolve("log/hotplug.log"));
        operator = new Operator(central, conversation, journal, random("operator"));
        drivers = new Drivers(rig, journal, operator, random("drivers"));
        troubles = new Troubles(central, conversation, operator, journal, random("troubles"));
        kills = random("kills");
        journal.sampleInterval(5);
    }

    /** Arguments: folder with the distribution, an empty folder to work in, MINUTES, SEED, {@code --kills}. */
    public static void main(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean kills = words.remove("--kills");
        if (words.size() < 3 || words.size() > 4 || !words.get(2).matches("\\d+(\\.\\d+)?") || !words.subList(3, words.size()).stream().allMatch(w -> w.matches("-?\\d+"))) {
            System.err.println("Arguments: MINUTES [SEED] [--kills]");
            System.exit(2);
        }
        Path work = Path.of(words.get(1)).toAbsolutePath();
        long seed = words.size() > 3 ? Long.parseLong(words.get(3)) : Clock.now() % 1_000_000;
        Duration time = Duration.ofSeconds(Math.round(Double.parseDouble(words.get(2)) * 60));
        System.setProperty("hotplug.distribution", PackagedDistribution.in(Path.of(words.get(0))).toString());
        List<Finding> findings = new Soak(new Plan(work, time, seed, kills)).run();
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** Runs, prints the report and writes it to the work folder. */
    List<Finding> run() {
        Thread end = new Thread(rig::close, "soak-end");
        Runtime.getRuntime().addShutdownHook(end);
        say("seed " + plan.seed() + ", " + plan.time().toSeconds() + " s, work folder " + plan.work());
        guarded(this::begin);
        guarded(this::soak);
        guarded(this::drain);
        List<Finding> findings = judge();
        Runtime.getRuntime().removeShutdownHook(end);
        return findings;
    }

    /** Whatever fails, what was seen until then is judged and reported. */
    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            journal.remark(Finding.Kind.DIED, "the soak could not go on: " + e);
        }
    }

    private void begin() {
        conversation.registration(List.of("Accepted", "Pending", "Rejected").get(kills.nextInt(3)));
        Threads.start("registration", () -> {
            Clock.pause(6_000);
            conversation.registration("Accepted");
        });
        rig.start();
        world.start();
        log.start();
        await("BootNotification accepted", conversation::accepted, 60_000);
        operator.profiles(profiles());
        machine.measure(true, false, false);
        operator.start();
        drivers.start(SPEED);
        troubles.start();
        nextKill = Clock.now() + kills.nextInt(40_000);
    }

    /** Asked for when everybody still behaves. */
    private Set<String> profiles() {
        return Set.of(conversation.value(central, "SupportedFeatureProfiles").split(","));
    }

    private void soak() {
        long start = Clock.now();
        long end = start + plan.time().toMillis();
        long baseline = start + Math.min(BASELINE_MOST_MILLIS, plan.time().toMillis() / 4);
        long measure = start;
        long progress = start + PROGRESS_MILLIS;
        boolean based = false;
        while (Clock.now() < end && rig.running()) {
            Clock.pause(500);
            long now = Clock.now();
            if (now >= measure) {
                boolean base = now >= baseline && !based;
                based |= base;
                machine.measure(base, base, false);
                measure = now + MEASURE_MILLIS;
            }
            if (now >= progress) {
                progress(now - start);
                progress = now + PROGRESS_MILLIS;
            }
            if (plan.kills() && now >= nextKill) {
                kill();
            }
            lookAtWriter(now);
        }
        if (!rig.running()) {
            journal.remark(Finding.Kind.DIED, "the charger stopped by itself; it printed: " + rig.output());
        }
    }

    private void lookAtWriter(long now) {
        Connection connection = central.current();
        if (connection != null && connection.writingSince() > 0 && now - connection.writingSince() > STUCK_WRITE_MILLIS) {
            journal.remark(Finding.Kind.NOT_READING, "connection " + connection.number() + " took nothing for " + STUCK_WRITE_MILLIS + " ms"
                    + "; threads:\n" + Machine.jcmd(rig.pid(), "Thread.print"));
            connection.blame("not read");
            connection.drop();
        }
    }

    private void kill() {
        conversation.registration(List.of("Accepted", "Accepted", "Pending", "Rejected").get(kills.nextInt(4)));
        int how = kills.nextInt(4);
        central.blame(how == 0 ? "RESET_REQUEST" : "SIGKILL");
        if (how == 0) {
            journal.killed("Reset");
            operator.reset(kills.nextBoolean() ? "Soft" : "Hard");
        } else {
            journal.killed("SIGKILL");
            rig.kill();
            conversation.forgotten();
            central.dropCurrent("SIGKILL");
            Clock.pause(kills.nextInt(3_000));
            rig.start();
            central.lostFromNow();
        }
        machine.measure(false, false, false);
        Threads.start("registration", () -> {
            Clock.pause(8_000);
            conversation.registration("Accepted");
        });
        nextKill = Clock.now() + 10_000 + kills.nextInt(50_000);
    }

    /** From here on the central system behaves, until everything that was open is done and it has been quiet for a while. */
    private void drain() {
        say("drain");
        troubles.end();
        conversation.mood(Mood.GOOD);
        conversation.registration("Accepted");
        central.gate(Gate.OPEN);
        drivers.end();
        operator.end();
        long end = Clock.now() + DRAIN_MILLIS;
        await("a connection", () -> central.current() != null, DRAIN_MILLIS);
        operator.tidy();
        while (Clock.now() < end && !(quiet() && idle())) {
            Clock.pause(500);
        }
        if (!quiet() || !idle()) {
            journal.remark(Finding.Kind.NOT_DRAINED, "open transactions: " + journal.openTransactions() + ", last status of connector 1: "
                    + journal.status(1) + ", connected: " + (central.current() != null));
        }
        machine.measure(true, false, true);
        world.end();
        log.end();
    }

    private boolean quiet() {
        return Clock.now() - journal.lastMessage() > QUIET_MILLIS;
    }

    private boolean idle() {
        return journal.openTransactions() <= 0 && central.current() != null && journal.status(1).equals("Available");
    }

    private List<Finding> judge() {
        log.exceptions().stream().filter(line -> !line.contains(SLOW_START)).forEach(line -> journal.remark(Finding.Kind.EXCEPTION, line));
        Evidence evidence = journal.evidence(world, machine);
        List<Finding> findings = Judge.judge(evidence, Bounds.usual(SPEED));
        rig.close();
        central.close();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("seconds", plan.time().toSeconds());
        settings.put("seed", plan.seed());
        settings.put("kills", plan.kills());
        settings.put("ended", Instant.now().toString());
        Report report = new Report(evidence, findings, settings, journal.troubles(), log.kinds());
        write("report.txt", report.text());
        write("report.json", Json.pretty(report.tree()));
        journal.close();
        System.out.println(report.text());
        System.out.println("Written to " + plan.work() + ": report.txt, report.json, trace.log, data/log/");
        return findings;
    }

    private void progress(long elapsed) {
        journal.flush();
        List<Evidence.Sample> samples = machine.samples();
        Evidence.Sample last = samples.get(samples.size() - 1);
        say(String.format(Locale.ROOT, "%d min: %s; %.1f MiB, %d threads, %d descriptors, %.1f CPU s", elapsed / PROGRESS_MILLIS,
                journal.inShort(), last.residentMebibytes(), last.threads(), last.descriptors(), last.cpuSeconds()));
    }

    private void await(String what, java.util.function.BooleanSupplier condition, long millis) {
        long end = Clock.now() + millis;
        while (!condition.getAsBoolean()) {
            if (Clock.now() > end) {
                journal.remark(Finding.Kind.NO_RETURN, "no " + what + " within " + millis + " ms");
                return;
            }
            Clock.pause(100);
        }
    }

    private Path provisioning() {
        Map<String, Object> file = Map.of(
                "partNumber", "CPB1-S-2-4-8", "serialNumber", "100001",
                "centralSystem", Map.of("enabled", true, "url", central.url(), "identity", "CP1", "termsAccepted", true),
                "configurationKeys", Map.of(
                        "MessageTimeout", Integer.toString(Conversation.MESSAGE_TIMEOUT), "WebSocketPingInterval", "5",
                        "TransactionMessageAttempts", "1000", "TransactionMessageRetryInterval", "1",
                        "MeterValueSampleInterval", "3", "MinimumStatusDuration", "0", "ConnectionTimeOut", "8"));
        return write("provisioning.json", Json.pretty(file));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(plan.work().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Random random(String of) {
        return new Random(plan.seed() * 31 + of.hashCode());
    }

    private static void say(String what) {
        System.out.println(Instant.now() + " " + what);
    }
}
