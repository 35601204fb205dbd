package dev.hotplug.file.transfer;

import dev.hotplug.file.transfer.FtpControl.Reply;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Validator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * FTP (RFC 959, extended passive mode of RFC 2428, REST and MDTM of RFC 3659) and FTPS (RFC 4217). Binary, passive; data
 * connections go to the host that was addressed, whatever the server says. {@code ftps} tries TLS from the first byte
 * (implicit) and, when the server answers in plain text, AUTH TLS on a new connection (explicit); never without TLS.
 */
final class Ftp implements Protocol {

    private static final int PORT = 21;
    private static final int IMPLICIT_PORT = 990;
    private static final int LAST_WORD_MILLIS = 3_000;
    private static final Pattern EXTENDED = Pattern.compile("\\(\\|\\|\\|([0-9]{1,5})\\|\\)");
    private static final Pattern PASSIVE = Pattern.compile("[0-9]{1,3},[0-9]{1,3},[0-9]{1,3},[0-9]{1,3},([0-9]{1,3}),([0-9]{1,3})");

    private final Wire wire;
    private Address address;
    private FtpControl control;
    private int port;
    private boolean secure;

    Ftp(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void upload(Address folder, Source source, String name) throws IOException {
        open(folder);
        String path = relative(folder);
        if (!path.isEmpty()) {
            control.expect(2, "CWD " + path);
        }
        Socket data = dataConnection();
        control.expect(1, "STOR " + name);
        try (Socket socket = secured(data)) {
            OutputStream out = new BufferedOutputStream(wire.guard().watched(socket.getOutputStream()), 16 * 1024);
            source.sendTo(out);
            end(socket);
        } catch (TransferException e) {
            throw e;
        } catch (IOException cut) {
            throw lastWord(cut);
        }
        control.expect(2, control.reply());
        quit();
    }

    @Override
    public void download(Address file, Fetch target) throws IOException {
        open(file);
        String path = relative(file);
        Reply size = control.ask("SIZE " + path);
        Reply time = control.ask("MDTM " + path);
        Optional<Validator> version = size.code() == 213 && time.code() == 213
                ? Protocol.version(value(size) + " " + value(time))
                : Optional.empty();
        long declared = size.code() == 213 && value(size).matches("[0-9]{1,18}") ? Long.parseLong(value(size)) : -1;
        Socket data = dataConnection();
        long from = resumed(target, version) ? target.bytes() : 0;
        control.expect(1, "RETR " + path);
        try (Socket socket = secured(data)) {
            target.take(wire.guard().watched(socket.getInputStream()), from, version, declared);
        }
        control.expect(2, control.reply());
        quit();
    }

    private boolean resumed(Fetch target, Optional<Validator> version) throws IOException {
        return version.isPresent()
                && target.resumable().equals(version)
                && control.ask("REST " + target.bytes()).kind() == 3;
    }

    private static String value(Reply reply) {
        return reply.text().substring(Math.min(4, reply.text().length())).strip();
    }

    private void open(Address of) throws IOException {
        address = of;
        secure = of.scheme().equals("ftps");
        if (secure) {
            openSecure();
        } else {
            connect(of.portOr(PORT));
            greeted();
        }
        login();
    }

    private void openSecure() throws IOException {
        try {
            connect(address.portOr(IMPLICIT_PORT));
            control.use(wire.secure(control.socket(), address.host(), port));
            greeted();
        } catch (TransferException e) {
            boolean noServer = e.failure().kind() == Kind.CONNECT && address.port() < 0;
            if (!noServer && !Tls.isPlainText(e)) {
                throw e;
            }
            openExplicit();
        }
    }

    private void openExplicit() throws IOException {
        connect(address.portOr(PORT));
        greeted();
        control.expect(2, "AUTH TLS");
        control.use(wire.secure(control.socket(), address.host(), port));
    }

    private void connect(int to) throws IOException {
        port = to;
        control = new FtpControl(address, wire.guard(), wire.open(address.host(), to));
    }

    private void greeted() throws IOException {
        Reply reply = control.reply();
        while (reply.kind() == 1) {
            reply = control.reply();
        }
        control.expect(2, reply);
    }

    private void login() throws IOException {
        Reply reply = control.ask("USER " + address.user().orElse("anonymous"));
        if (reply.code() == 331) {
            reply = control.ask("PASS " + address.password().orElse(address.user().isPresent() ? "" : "anonymous@"));
        }
        if (reply.kind() != 2) {
            throw control.refused(Kind.LOGIN, reply);
        }
        if (secure) {
            control.expect(2, "PBSZ 0");
            control.expect(2, "PROT P");
        }
        control.expect(2, "TYPE I");
    }

    /** Relative to where the login leads (RFC 1738 section 3.2.2); a second slash, or %2F, makes it absolute. */
    private static String relative(Address of) throws TransferException {
        String file = of.file();
        return file.startsWith("/") ? file.substring(1) : file;
    }

    private Socket dataConnection() throws IOException {
        Reply extended = control.ask("EPSV");
        Matcher found = EXTENDED.matcher(extended.text());
        if (extended.code() == 229 && found.find()) {
            return wire.open(address.host(), Integer.parseInt(found.group(1)));
        }
        Reply passive = control.expect(2, "PASV");
        Matcher numbers = PASSIVE.matcher(passive.text());
        if (!numbers.find()) {
            throw control.refused(Kind.REFUSED, passive);
        }
        return wire.open(address.host(), Integer.parseInt(numbers.group(1)) * 256 + Integer.parseInt(numbers.group(2)));
    }

    /** The session of the control connection is resumed: many servers demand it as a proof that both are of one client. */
    private Socket secured(Socket data) throws IOException {
        return secure ? wire.secure(data, address.host(), port) : data;
    }

    /** Says that the file ends here and waits until the server has it: closing at once could throw away what is under way. */
    private static void end(Socket socket) throws IOException {
        socket.shutdownOutput();
        if (socket instanceof SSLSocket) {
            socket.setSoTimeout(LAST_WORD_MILLIS);
            drain(socket.getInputStream());
        }
    }

    private static void drain(InputStream in) {
        try {
            byte[] rest = new byte[512];
            while (in.read(rest) >= 0) {
                // TLS says more after the handshake than the file needs
            }
        } catch (IOException e) {
            // the reply on the control connection decides whether the file has arrived
        }
    }

    /** A server that gives up closes the data connection and says why on the other one. */
    private IOException lastWord(IOException cut) {
        try {
            control.patience(LAST_WORD_MILLIS);
            Reply reply = control.reply();
            return reply.kind() >= 4 ? control.refused(Kind.REFUSED, reply) : cut;
        } catch (IOException silence) {
            cut.addSuppressed(silence);
            return cut;
        }
    }

    /** The file is where it belongs; how the farewell goes does not matter. */
    private void quit() {
        try {
            control.patience(LAST_WORD_MILLIS);
            control.ask("QUIT");
        } catch (IOException e) {
            wire.guard().closeAll();
        }
    }
}
