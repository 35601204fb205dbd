package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPReply;

/**
 * FTP and FTPS, over commons-net. Binary, passive; data connections go to the host that was addressed, whatever the server says.
 * {@code ftps} tries TLS from the first byte (implicit) and, when the server answers in plain text, AUTH TLS on a new connection
 * (explicit); never without TLS.
 */
final class Ftp implements Protocol {

    private static final int PORT = 21;
    private static final int IMPLICIT_PORT = 990;
    private static final int LAST_WORD_MILLIS = 3_000;
    private static final Pattern DENIED = Pattern.compile("denied|permission|not permitted", Pattern.CASE_INSENSITIVE);

    private final Wire wire;
    private Address address;
    private FTPClient client;

    Ftp(Wire wire) {
        this.wire = wire;
    }

    /** What is done once the server has let us in. */
    private interface Work {
        void on(String path) throws IOException;
    }

    @Override
    public void upload(Address folder, Source source, String name) throws IOException {
        with(folder, path -> {
            expect(path.isEmpty() || client.changeWorkingDirectory(path));
            store(source, name);
        });
    }

    private void store(Source source, String name) throws IOException {
        OutputStream data = client.storeFileStream(name);
        expect(data != null);
        try (data) {
            source.sendTo(data);
            endOfFile();
        } catch (TransferException e) {
            throw e;
        } catch (IOException cut) {
            throw lastWord(cut);
        }
        expect(client.completePendingCommand());
    }

    private void endOfFile() throws IOException {
        if (client instanceof Ftps secure) {
            secure.endOfFile(LAST_WORD_MILLIS);
        }
    }

    @Override
    public void download(Address file, Fetch target) throws IOException {
        with(file, path -> {
            String size = value(client.getSize(path));
            String time = value(client.getModificationTime(path));
            Optional<Validator> version = size.isEmpty() || time.isEmpty() ? Optional.empty() : Protocol.version(size + " " + time);
            retrieve(path, target, version, size.matches("[0-9]{1,18}") ? Long.parseLong(size) : -1);
        });
    }

    private void retrieve(String path, Fetch target, Optional<Validator> version, long declared) throws IOException {
        long from = version.isPresent() && target.resumable().equals(version) ? target.bytes() : 0;
        InputStream data = data(path, from);
        if (data == null && from > 0) {
            from = 0;
            data = data(path, from);
        }
        expect(data != null);
        try (InputStream in = data) {
            target.take(in, from, version, declared);
        }
        expect(client.completePendingCommand());
    }

    private InputStream data(String path, long from) throws IOException {
        client.setRestartOffset(from);
        return client.retrieveFileStream(path);
    }

    private static String value(String said) {
        return said == null ? "" : said.strip();
    }

    private void with(Address of, Work work) throws IOException {
        address = of;
        try {
            open();
            login();
            work.on(relative());
            quit();
        } catch (MalformedServerReplyException e) {
            throw new TransferException(Kind.PROTOCOL, address.place() + " does not speak FTP.", e);
        } catch (FTPConnectionClosedException e) {
            throw client.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE
                    ? refused(Kind.REFUSED, address, client)
                    : new TransferException(Kind.LINK_LOST, "The connection was cut.", e);
        }
    }

    private void open() throws IOException {
        if (address.scheme().equals("ftps")) {
            openSecure();
        } else {
            connect(new FTPClient(), PORT);
        }
    }

    private void openSecure() throws IOException {
        try {
            connect(new Ftps(wire.tls(), address, true), IMPLICIT_PORT);
        } catch (TransferException e) {
            boolean noServer = e.failure().kind() == Kind.CONNECT && address.port() < 0;
            if (!noServer && !Tls.isPlainText(e)) {
                throw e;
            }
            connect(new Ftps(wire.tls(), address, false), PORT);
        }
    }

    private void connect(FTPClient made, int standardPort) throws IOException {
        client = made;
        client.setSocketFactory(new FtpSockets(wire, address));
        client.setConnectTimeout(0);
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setUseEPSVwithIPv4(true);
        client.setIpAddressFromPasvResponse(false);
        client.setRemoteVerificationEnabled(true);
        client.connect(address.host(), address.portOr(standardPort));
        expect(FTPReply.isPositiveCompletion(client.getReplyCode()));
    }

    private void login() throws IOException {
        String password = address.password().orElse(address.user().isPresent() ? "" : "anonymous@");
        if (!client.login(address.user().orElse("anonymous"), password)) {
            throw refused(Kind.LOGIN, address, client);
        }
        if (client instanceof Ftps) {
            expect(FTPReply.isPositiveCompletion(client.sendCommand("PBSZ", "0")));
            expect(FTPReply.isPositiveCompletion(client.sendCommand("PROT", "P")));
        }
        expect(client.setFileType(FTP.BINARY_FILE_TYPE));
        client.enterLocalPassiveMode();
    }

    /** Relative to where the login leads (RFC 1738 section 3.2.2); a second slash, or %2F, makes it absolute. */
    private String relative() throws TransferException {
        String file = address.file();
        return file.startsWith("/") ? file.substring(1) : file;
    }

    private void expect(boolean agreed) throws TransferException {
        if (!agreed) {
            throw refused(kind(client.getReplyCode(), said(client)), address, client);
        }
    }

    /** What a refusal is about. 550 and 553 stand for no permission as well as for no such place; servers say which in words. */
    private static Kind kind(int code, String said) {
        return switch (code) {
            case FTPReply.UNRECOGNIZED_COMMAND, FTPReply.COMMAND_NOT_IMPLEMENTED, FTPReply.COMMAND_NOT_IMPLEMENTED_FOR_PARAMETER ->
                Kind.UNSUPPORTED;
            case FTPReply.NOT_LOGGED_IN, FTPReply.NEED_ACCOUNT_FOR_STORING_FILES -> Kind.FORBIDDEN;
            case FTPReply.FILE_UNAVAILABLE, FTPReply.FILE_NAME_NOT_ALLOWED ->
                DENIED.matcher(said).find() ? Kind.FORBIDDEN : Kind.REFUSED;
            default -> Kind.REFUSED;
        };
    }

    /** With the last line that the server said. */
    static TransferException refused(Kind kind, Address address, FTPClient client) {
        return new TransferException(kind, address.place() + " refused it (FTP " + address.quoted(said(client)) + ").");
    }

    private static String said(FTPClient client) {
        String[] lines = client.getReplyStrings();
        return lines.length == 0 ? "" : lines[lines.length - 1];
    }

    /** A server that gives up closes the data connection and says why on the other one. */
    private IOException lastWord(IOException cut) {
        try {
            client.setSoTimeout(LAST_WORD_MILLIS);
            int code = client.getReply();
            return code >= 400 ? refused(kind(code, said(client)), address, client) : cut;
        } catch (IOException silence) {
            cut.addSuppressed(silence);
            return cut;
        }
    }

    /** The file is where it belongs; how the farewell goes does not matter. */
    private void quit() {
        try {
            client.setSoTimeout(LAST_WORD_MILLIS);
            client.quit();
        } catch (IOException e) {
            wire.guard().closeAll();
        }
    }
}
