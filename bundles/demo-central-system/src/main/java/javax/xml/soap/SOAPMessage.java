package javax.xml.soap;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Stands in for the type of that name, which Java no longer has: the OCPP library asks of each request that it sends whether it is one of
 * these. None is ever made here.
 */
public abstract class SOAPMessage {

    /** As the library's code wants it to be there. */
    public abstract void writeTo(OutputStream out) throws SOAPException, IOException;
}
