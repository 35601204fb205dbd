package dev.hotplug.example.line.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The device on a TCP port of this machine. One driver at a time: a new connection ends the one before. */
public final class LineServer implements AutoCloseable {

    private final LineDevice device;
    private final ServerSocket listening;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private volatile Socket driver = new Socket();

    public LineServer(LineDevice device, int port) throws IOException {
        this.device = device;
        listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "line-device");
        accepting.setDaemon(true);
        accepting.start();
        pulse.scheduleAtFixedRate(this::tell, 0, LineDevice.STATE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket next = listening.accept();
                driver.close();
                driver = next;
                tell();
                Thread reading = new Thread(() -> read(next), "line-device-reader");
                reading.setDaemon(true);
                reading.start();
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(Socket from) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                device.hear(line);
            }
        } catch (IOException e) {
            // the driver has gone; the watchdog sees to the rest
        }
    }

    private synchronized void tell() {
        Socket to = driver;
        if (!to.isConnected() || to.isClosed()) {
            return;
        }
        try {
            Writer writer = new OutputStreamWriter(to.getOutputStream(), StandardCharsets.US_ASCII);
            writer.write(device.state() + "\n");
            writer.flush();
        } catch (IOException e) {
            // the driver has gone
        }
    }

    @Override
    public void close() throws IOException {
        pulse.shutdownNow();
        listening.close();
        driver.close();
    }

    /** {@code java -jar line-device.jar 7400}: a device with a car that wants energy, until it is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LineDevice device = new LineDevice(System::currentTimeMillis, 0);
        device.car('C');
        try (LineServer server = new LineServer(device, arguments.length == 0 ? 7400 : Integer.parseInt(arguments[0]))) {
            System.out.println("A line device with a car listens on port " + server.port() + ".");
            Thread.currentThread().join();
        }
    }
}
