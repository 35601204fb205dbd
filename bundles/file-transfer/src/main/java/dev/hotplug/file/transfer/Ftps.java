package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * The client of commons-net with the TLS of this bundle. It asks its socket factory for plain sockets also for data (PROT P is
 * sent as a command, not through {@code execPROT}, which would put a factory of its own in place), and TLS is laid over them here:
 * so the guard can close what is under the TLS, and the session of the control connection is resumed.
 */
final class Ftps extends FTPSClient {

    private final Tls tls;
    private final Address address;
    private SSLSocket data;

    /** @param implicit TLS from the first byte; otherwise after AUTH TLS */
    Ftps(Tls tls, Address address, boolean implicit) {
        super(implicit, tls.context());
        this.tls = tls;
        this.address = address;
        setEndpointCheckingEnabled(true);
        setEnabledProtocols(Tls.versions());
    }

    @Override
    protected void execAUTH() throws IOException {
        boolean agreed = FTPReply.isPositiveCompletion(getReplyCode())
                && FTPReply.isPositiveCompletion(sendCommand("AUTH", getAuthValue()));
        if (!agreed) {
            throw Ftp.refused(Kind.REFUSED, address, this);
        }
    }

    @Override
    protected void sslNegotiation() throws IOException {
        try {
            super.sslNegotiation();
        } catch (SSLException e) {
            throw Tls.refused(_hostname_, getRemotePort(), e);
        }
        Tls.checkDates((SSLSocket) _socket_, _hostname_, getRemotePort());
    }

    /** The session of the control connection is resumed: many servers demand it as a proof that both are of one client. */
    @Override
    protected Socket _openDataConnection_(String command, String arg) throws IOException {
        Socket plain = super._openDataConnection_(command, arg);
        if (plain instanceof GuardedSocket guarded) {
            guarded.resume(getRemotePort());
        }
        data = plain == null ? null : tls.over(plain, _hostname_, getRemotePort());
        return data;
    }

    /**
     * Says that the file ends here and waits until the server has closed its side too: TLS says more after the handshake than the
     * file needs, and closing with that unread could throw away what is under way.
     */
    void endOfFile(int millis) throws IOException {
        data.shutdownOutput();
        data.setSoTimeout(millis);
        try {
            data.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the reply on the control connection decides whether the file has arrived
        }
    }
}
