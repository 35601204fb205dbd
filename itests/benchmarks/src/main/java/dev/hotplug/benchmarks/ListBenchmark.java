package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * G10 from outside: how long lists of growing length take over the wire until they are durable, and how long a card takes
 * that has to be looked up in them. Every card is listed as blocked, so the charger finds it and then asks about it.
 */
final class ListBenchmark {

    private static final int[] LENGTHS = {100, 1_000, 10_000, 50_000};
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A card that is seen again sooner is still the same tap. */
    private static final Duration SAME_TAP = Duration.ofMillis(1_200);

    private final Site site;
    private final CentralSystem central;
    private final HttpClient http = HttpClient.newHttpClient();
    private int version;
    private int asked;

    ListBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
    }

    /** Entries of the lists that are measured. */
    static int[] lengths(boolean quick) {
        return quick ? new int[] {100} : LENGTHS;
    }

    void run(Table table) {
        Map<Integer, List<Double>> load = new LinkedHashMap<>();
        Map<Integer, List<Double>> card = new LinkedHashMap<>();
        central.watch(call -> asked += call.isCall("Authorize") ? 1 : 0);
        try (Subject charger = Subject.charger(site, site.data("list"), Map.of())) {
            charger.awaitBoot(central);
            charger.awaitReady(central);
            central.call("ChangeConfiguration", "{\"key\":\"AuthorizationCacheEnabled\",\"value\":\"false\"}");
            warmUp(charger);
            for (int entries : lengths(site.quick())) {
                load.put(entries, samples(site.count(5, 1), i -> send(entries)));
                central.serve(SAME_TAP);
                card.put(entries, samples(site.count(60, 3), i -> tap(charger, (int) (i * 7919L % entries))));
            }
            charger.stop(central);
        } finally {
            central.watch(call -> { });
        }
        rows(table, load, card);
    }

    private static void rows(Table table, Map<Integer, List<Double>> load, Map<Integer, List<Double>> card) {
        table.add("G10", "SendLocalList over the wire, durable, by length: median, worst", "linear", "",
                each(load, s -> Numbers.text(Numbers.median(s)) + ", " + Numbers.text(Numbers.highest(s)) + " ms"), Met.OPEN);
        double flat = Numbers.median(last(card)) / Numbers.median(first(card));
        table.add("G10", "card at the reader to Authorize, looked up in a list of that length: median", "", "look-up time flat",
                each(card, s -> Numbers.text(Numbers.median(s)) + " ms") + "; longest list against shortest " + Numbers.text(flat) + "x",
                Met.of(flat <= 2, flat <= 1.3));
    }

    private static String each(Map<Integer, List<Double>> samples, Function<List<Double>, String> text) {
        return samples.entrySet().stream()
                .map(entry -> "%,d: ".formatted(entry.getKey()) + text.apply(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static List<Double> first(Map<Integer, List<Double>> samples) {
        return samples.values().iterator().next();
    }

    private static List<Double> last(Map<Integer, List<Double>> samples) {
        return new ArrayList<>(samples.values()).get(samples.size() - 1);
    }

    private static List<Double> samples(int count, ToDoubleFunction<Integer> sample) {
        return IntStream.range(0, count).mapToObj(i -> sample.applyAsDouble(i)).toList();
    }

    /** The first of everything is dear: it runs before the code is compiled. */
    private void warmUp(Subject charger) {
        samples(site.count(5, 1), i -> send(100));
        samples(site.count(30, 1), i -> tap(charger, i % 100));
    }

    private double send(int entries) {
        String list = IntStream.range(0, entries)
                .mapToObj(i -> "{\"idTag\":\"" + tag(i) + "\",\"idTagInfo\":{\"status\":\"Blocked\"}}")
                .collect(Collectors.joining(","));
        String request = "{\"listVersion\":" + ++version + ",\"updateType\":\"Full\",\"localAuthorizationList\":[" + list + "]}";
        long begin = System.nanoTime();
        Frame answer = central.call("SendLocalList", request);
        double millis = (System.nanoTime() - begin) / 1e6;
        if (!answer.text().contains("Accepted")) {
            throw new IllegalStateException(entries + " entries: " + answer.text());
        }
        return millis;
    }

    /** From the request to the simulated reader to the Authorize that follows when list and look-up are through. */
    private double tap(Subject charger, int card) {
        int before = asked;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + charger.httpPort() + "/simulator/rfid"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"uid\":\"" + uid(card) + "\"}"))
                .build();
        long begin = System.nanoTime();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        if (!central.serveUntil(() -> asked > before, PATIENCE)) {
            throw new IllegalStateException("card " + card + " was not asked about");
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        answer.join();
        return millis;
    }

    private static String tag(int card) {
        return "%08X".formatted(0x10000000 + card);
    }

    /** The bytes of a card, of which the idTag is the reverse. */
    private static String uid(int card) {
        return "%08X".formatted(Integer.reverseBytes(0x10000000 + card));
    }
}
