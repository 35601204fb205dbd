package dev.hotplug.benchmarks;

/** Asks one subject the same question many times, in blocks, so that several can be asked in turn under the same circumstances. */
final class Caller implements AutoCloseable {

    private final Subject subject;
    private final CentralSystem central;
    private final double[] micros;
    private final double cpuBefore;
    private int asked;

    /** @param calls how many there will be */
    Caller(Subject subject, CentralSystem central, int calls) {
        this.subject = subject;
        this.central = central;
        this.micros = new double[calls];
        this.cpuBefore = subject.cpuSeconds();
    }

    /** A peer with a central system of its own. */
    static Caller peer(Site site, Class<?> main, int calls) {
        CentralSystem own = new CentralSystem();
        Subject peer = Subject.peer(site, main, own);
        peer.awaitBoot(own);
        return new Caller(peer, own, calls);
    }

    void ask(int times) {
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            central.call("GetConfiguration", CallBenchmark.ONE_KEY);
            micros[asked++] = (System.nanoTime() - begin) / 1e3;
        }
    }

    double p50() {
        return Numbers.percentile(micros, 50);
    }

    double p99() {
        return Numbers.percentile(micros, 99);
    }

    double cpuMicros() {
        return (subject.cpuSeconds() - cpuBefore) / asked * 1e6;
    }

    double mebibytes() {
        return subject.residentMebibytes();
    }

    /** Ends a peer and its central system. */
    @Override
    public void close() {
        subject.close();
        central.close();
    }
}
