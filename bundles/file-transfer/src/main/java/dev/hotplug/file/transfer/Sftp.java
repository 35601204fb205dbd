package dev.hotplug.file.transfer;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SocketFactory;
import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/** SFTP with user and password, over JSch; paths are absolute, as the server shows them. */
final class Sftp implements Protocol {

    private static final int PORT = 22;

    private final Wire wire;
    private final HostKeys hostKeys;
    /** What refused a connection, when it was not JSch itself. */
    private TransferException refusal;

    Sftp(Wire wire, HostKeys hostKeys) {
        this.wire = wire;
        this.hostKeys = hostKeys;
    }

    /** What is done once the channel is open. */
    private interface Work {
        void with(ChannelSftp channel) throws SftpException, IOException;
    }

    @Override
    public void upload(Address folder, Source source, String name) throws IOException {
        String path = folder.file();
        with(folder, channel -> {
            try (InputStream in = source.open()) {
                channel.put(in, (path.endsWith("/") ? path : path + "/") + name, ChannelSftp.OVERWRITE);
            }
        });
    }

    @Override
    public void download(Address file, Fetch target) throws IOException {
        String path = file.file();
        with(file, channel -> {
            SftpATTRS attributes = channel.stat(path);
            Optional<Validator> version = Protocol.version(attributes.getSize() + " " + attributes.getMTime());
            long from = target.resumable().equals(version) ? target.bytes() : 0;
            try (InputStream in = channel.get(path, null, from)) {
                target.take(in, from, version, attributes.getSize());
            }
        });
    }

    private void with(Address address, Work work) throws IOException {
        Session session = null;
        try {
            session = session(address);
            session.connect((int) wire.rules().connect().toMillis());
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect((int) wire.rules().connect().toMillis());
            work.with(channel);
            channel.disconnect();
        } catch (JSchException e) {
            throw refused(address, e);
        } catch (SftpException e) {
            throw refused(address, e);
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
    }

    private Session session(Address address) throws JSchException {
        JSch ssh = new JSch();
        ssh.setHostKeyRepository(new Repository(address.host(), address.portOr(PORT)));
        Session session = ssh.getSession(address.user().orElse("anonymous"), address.host(), address.portOr(PORT));
        address.password().ifPresent(session::setPassword);
        session.setUserInfo(new Answers(address.password().orElse("")));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
        session.setConfig("prefer_known_host_key_types", "no");
        session.setDaemonThread(true);
        session.setSocketFactory(new Sockets());
        return session;
    }

    private TransferException refused(Address address, JSchException e) {
        String said = String.valueOf(e.getMessage());
        if (refusal != null) {
            return refusal;
        } else if (said.startsWith("Auth ") || said.startsWith("USERAUTH")) {
            return new TransferException(Kind.LOGIN, address.place() + " does not permit it; check user and password.", e);
        }
        return new TransferException(Kind.LINK_LOST, "There is no SFTP with " + address.place() + ": " + address.quoted(said) + ".", e);
    }

    private static TransferException refused(Address address, SftpException e) {
        if (e.getCause() instanceof TransferException own) {
            return own;
        }
        Kind kind = kind(e);
        return new TransferException(
                kind,
                kind == Kind.LINK_LOST
                        ? "The connection to " + address.place() + " was cut."
                        : address.place() + " refused it (SFTP " + address.quoted(e.getMessage()) + ").",
                e);
    }

    /** JSch says FAILURE with a cause when the connection broke. */
    private static Kind kind(SftpException e) {
        return switch (e.id) {
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> Kind.FORBIDDEN;
            case ChannelSftp.SSH_FX_OP_UNSUPPORTED -> Kind.UNSUPPORTED;
            case ChannelSftp.SSH_FX_BAD_MESSAGE -> Kind.PROTOCOL;
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> Kind.REFUSED;
            case ChannelSftp.SSH_FX_FAILURE -> e.getCause() == null ? Kind.REFUSED : Kind.LINK_LOST;
            default -> Kind.LINK_LOST;
        };
    }

    /** Connections of ours, so that the guard can cut them. */
    private final class Sockets implements SocketFactory {

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            try {
                return wire.open(host, port);
            } catch (TransferException e) {
                refusal = e;
                throw e;
            }
        }

        @Override
        public InputStream getInputStream(Socket socket) throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket socket) throws IOException {
            return socket.getOutputStream();
        }
    }

    /** Asks {@link HostKeys} about the key that the server shows. */
    private final class Repository implements HostKeyRepository {
        private final String host;
        private final int port;

        Repository(String host, int port) {
            this.host = host;
            this.port = port;
        }

        @Override
        public int check(String shownHost, byte[] key) {
            try {
                hostKeys.check(host, port, key, wire.rules());
                return OK;
            } catch (TransferException e) {
                refusal = e;
                return NOT_INCLUDED;
            }
        }

        @Override
        public void add(HostKey key, UserInfo user) {
            // HostKeys has remembered it
        }

        @Override
        public void remove(String shownHost, String type) {
            // nothing is removed by a connection
        }

        @Override
        public void remove(String shownHost, String type, byte[] key) {
            // nothing is removed by a connection
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "known hosts";
        }

        @Override
        public HostKey[] getHostKey() {
            return new HostKey[0];
        }

        @Override
        public HostKey[] getHostKey(String shownHost, String type) {
            return new HostKey[0];
        }
    }

    /** Gives the password to servers that ask for it in a dialogue; agrees to nothing else. */
    private record Answers(String password) implements UserInfo, UIKeyboardInteractive {

        @Override
        public String[] promptKeyboardInteractive(
                String destination, String name, String instruction, String[] prompt, boolean[] echo) {
            String[] answers = new String[prompt.length];
            Arrays.fill(answers, password);
            return answers;
        }

        @Override
        public String getPassphrase() {
            return null;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public boolean promptPassword(String message) {
            return false;
        }

        @Override
        public boolean promptPassphrase(String message) {
            return false;
        }

        @Override
        public boolean promptYesNo(String message) {
            return false;
        }

        @Override
        public void showMessage(String message) {
            // there is nobody to read it
        }

        @Override
        public String toString() {
            return "Answers[]";
        }
    }
}
