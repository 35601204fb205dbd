package dev.hotplug.runtime.set;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set serve}. */
@Command(name = "serve", description = {
    "Serves the files of a folder over HTTP, with Range and ETag, until it is interrupted; and does it wrong, when told to.",
    "For stations under test: without TLS and passwords."
})
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "Where it listens (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8000", description = "Default: ${DEFAULT-VALUE}; 0 takes any free one.")
    private int port;

    @Option(names = "--throttle", paramLabel = "BYTES", defaultValue = "0", description = "Bytes per second of each connection.")
    private long throttle;

    @Option(names = "--fault", paramLabel = "NAME", defaultValue = "NONE",
            description = "NOT_FOUND, ERROR, CUT, REDIRECT, LOOP, WRONG_LENGTH, NO_RANGE or CHANGED.")
    private Fault.Kind fault;

    @Option(names = "--times", paramLabel = "N", defaultValue = "2147483647", description = "The fault is for so many requests (default: for all).")
    private int times;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder) || port < 0 || port > 65_535 || throttle < 0 || times < 0) {
            throw Complaint.of("It needs a folder that is there, a port from 0 to 65535, and no negative number.");
        }
        try (FileServer server = new FileServer(folder, InetAddress.getByName(host), port, new Fault(fault, times), throttle, spec.commandLine().getErr())) {
            spec.commandLine().getOut().printf("serving %s at http://%s:%d/%n", folder, host, server.port());
            server.serve();
        }
        return 0;
    }
}
