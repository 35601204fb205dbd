package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** The control connection of FTP (RFC 959): commands and replies, within bounds. */
final class FtpControl {

    private static final int MAX_LINE = 2_048;
    private static final int MAX_LINES = 500;

    private final Address address;
    private final Guard guard;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    FtpControl(Address address, Guard guard, Socket socket) throws IOException {
        this.address = address;
        this.guard = guard;
        use(socket);
    }

    /** A reply: its code and its last line. */
    record Reply(int code, String text) {

        /** The first digit, which says how it went (RFC 959 section 4.2.1). */
        int kind() {
            return code / 100;
        }
    }

    /** From now on over this socket: the same connection under TLS. */
    void use(Socket over) throws IOException {
        socket = over;
        in = new BufferedInputStream(guard.watched(over.getInputStream()));
        out = guard.watched(over.getOutputStream());
    }

    Socket socket() {
        return socket;
    }

    /** Sends a command and reads its reply. */
    Reply ask(String command) throws IOException {
        byte[] line = (command + "\r\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
        return reply();
    }

    /** The same; another kind of reply is a refusal. */
    Reply expect(int kind, String command) throws IOException {
        return expect(kind, ask(command));
    }

    Reply expect(int kind, Reply reply) throws TransferException {
        if (reply.kind() != kind) {
            throw refused(Kind.REFUSED, reply);
        }
        return reply;
    }

    TransferException refused(Kind kind, Reply reply) {
        return new TransferException(kind, address.place() + " refused it (FTP " + address.quoted(reply.text()) + ").");
    }

    Reply reply() throws IOException {
        String line = line();
        if (!line.matches("[1-5][0-9]{2}([ -].*)?")) {
            throw new TransferException(Kind.REFUSED, address.place() + " does not speak FTP.");
        }
        String end = line.substring(0, 3) + " ";
        boolean more = line.startsWith("-", 3);
        for (int i = 0; more; i++) {
            if (i > MAX_LINES) {
                throw new TransferException(Kind.REFUSED, address.place() + " gives a reply of more than " + MAX_LINES + " lines.");
            }
            line = line();
            more = !line.startsWith(end);
        }
        return new Reply(Integer.parseInt(end.strip()), line);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the control connection ended");
            }
            if (line.length() >= MAX_LINE) {
                throw new TransferException(Kind.REFUSED, address.place() + " gives a reply of more than " + MAX_LINE + " characters.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** How long a reply is waited for from now on, ms. */
    void patience(int millis) throws SocketException {
        socket.setSoTimeout(millis);
    }
}
