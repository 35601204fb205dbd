package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.CertificateUse;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that changes certificates is killed at random instants: what it said was done is there, and nothing is damaged. */
class KillTest {

    private static final int KILLS = 8;
    private static final CertificateUse CENTRAL = CertificateUse.CentralSystemRootCertificate;

    @Test
    void aKillAtAnyInstantLosesNothingThatWasDone(@TempDir Path folder) throws Exception {
        Random random = new Random(7);
        Set<String> expected = new HashSet<>();
        int done = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = start(folder);
            BufferedReader said = writer.inputReader();
            assertEquals("ready", said.readLine());
            for (int lines = 2 + random.nextInt(10); lines > 0; lines--) {
                follow(expected, said.readLine());
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000));
            // by its handle, which leaves what it has said readable
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            said.lines().forEach(line -> follow(expected, line));
            assertWhole(folder, expected);
            done += expected.size();
        }
        assertTrue(done > KILLS, "it got something done: " + done);
    }

    /** {@code added X}, {@code removed X}; a line that the kill cut off is none. */
    private static void follow(Set<String> expected, String line) {
        String[] parts = line.split(" ");
        if (parts.length == 3 && parts[0].equals("added")) {
            expected.add(parts[1]);
        } else if (parts.length == 3 && parts[0].equals("removed")) {
            expected.remove(parts[1]);
        }
    }

    private static void assertWhole(Path folder, Set<String> expected) throws Exception {
        Certificates certificates = new Certificates(folder, KeyMaker.Kind.EC, new Worker());
        Set<String> found = new HashSet<>(serials(certificates));
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(found);
        found.removeAll(expected);
        // the change under way when the kill came may have happened or not
        assertTrue(missing.size() <= 1 && found.size() <= 1, "missing " + missing + ", too many " + found);
        expected.clear();
        expected.addAll(serials(certificates));
        try (Stream<Path> files = Files.walk(folder)) {
            long whole = files.filter(f -> f.toString().endsWith(".pem") && !f.toString().endsWith(".chain.pem")).count();
            assertEquals(whole, certificates.roots(CENTRAL).size() + certificates.pending().size() + certificates.credentials().size());
        }
    }

    private static List<String> serials(Certificates certificates) {
        return Stream.concat(
                        certificates.roots(CENTRAL).stream(),
                        certificates.credentials().stream().map(c -> c.certificate()))
                .map(certificate -> certificate.getSerialNumber().toString())
                .toList();
    }

    private static Process start(Path folder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Writer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The process that is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Certificates certificates = new Certificates(Path.of(arguments[0]), KeyMaker.Kind.EC, new Worker());
            TestCa ca = new TestCa("CN=Root");
            long serial = System.nanoTime();
            System.out.println("ready");
            for (int i = 0; i < 10_000; i++) {
                X509Certificate root = ca.sign("CN=Root " + i, ca.pair.getPublic(), serial++);
                certificates.addRoot(CENTRAL, root).toCompletableFuture().join();
                System.out.println("added " + root.getSerialNumber() + " .");
                if (i % 2 == 0) {
                    certificates.removeRoot(CENTRAL, root).toCompletableFuture().join();
                    System.out.println("removed " + root.getSerialNumber() + " .");
                }
                if (i % 5 == 0) {
                    certificates.request("O", "1").toCompletableFuture().join();
                }
            }
        }
    }
}
