package dev.hotplug.itests.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An operator's file servers on loopback, made by others: Apache FtpServer (plain, and with TLS on the same port by AUTH TLS),
 * Apache MINA SSHD, and the HTTP server of the JDK. What arrives is in one folder.
 */
final class FileServers implements AutoCloseable {

    static final String USER = "operator";

    final Path home;
    final AtomicInteger refusals = new AtomicInteger();
    private final String password;
    private final FtpServer ftp;
    private final int ftpPort;
    private final SshServer ssh;
    private final HttpServer http;
    private final HttpsServer https;

    private FileServers(Path folder, Certificates certificates, String password) throws IOException, FtpException {
        this.home = Files.createDirectories(folder.resolve("files"));
        this.password = password;
        ListenerFactory listener = new ListenerFactory();
        SslConfigurationFactory ssl = new SslConfigurationFactory();
        ssl.setKeystoreFile(certificates.file().toFile());
        ssl.setKeystoreType("PKCS12");
        ssl.setKeystorePassword(certificates.password());
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        listener.setSslConfiguration(ssl.createSslConfiguration());
        FtpServerFactory factory = new FtpServerFactory();
        factory.setUserManager(users());
        factory.addListener("default", listener.createListener());
        this.ftp = factory.createServer();
        ftp.start();
        this.ftpPort = factory.getListeners().get("default").getPort();
        this.ssh = ssh(folder);
        this.http = serve(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        this.https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificates.context(certificates)));
        serve(https);
    }

    static FileServers start(Path folder, Certificates certificates, String password) {
        try {
            return new FileServers(folder, certificates, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FtpException e) {
            throw new AssertionError(e);
        }
    }

    private UserManager users() throws FtpException {
        UserManager users = new PropertiesUserManagerFactory().createUserManager();
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(password);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
        return users;
    }

    private SshServer ssh(Path folder) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host-key")));
        server.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
        return server;
    }

    private HttpServer serve(HttpServer server) {
        server.createContext("/", this::take);
        server.start();
        return server;
    }

    /** {@code /refuse} answers 503, {@code /status/N} the status N; everything else is stored. */
    private void take(HttpExchange exchange) throws IOException {
        Path path = Path.of(exchange.getRequestURI().getPath());
        if (path.startsWith("/refuse")) {
            refusals.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
        } else if (path.startsWith("/status")) {
            exchange.sendResponseHeaders(Integer.parseInt(path.getName(1).toString()), -1);
        } else {
            Files.copy(exchange.getRequestBody(), home.resolve(path.getFileName()));
            exchange.sendResponseHeaders(201, -1);
        }
        exchange.close();
    }

    /** A folder on the server that speaks this. */
    String url(String scheme) {
        return scheme + "://" + USER + ":" + password + "@127.0.0.1:" + port(scheme) + "/";
    }

    private int port(String scheme) {
        return switch (scheme) {
            case "ftp", "ftps" -> ftpPort;
            case "sftp" -> ssh.getPort();
            case "http" -> http.getAddress().getPort();
            default -> https.getAddress().getPort();
        };
    }

    @Override
    public void close() {
        ftp.stop();
        http.stop(0);
        https.stop(0);
        try {
            ssh.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
