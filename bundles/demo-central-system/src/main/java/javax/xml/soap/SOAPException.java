package javax.xml.soap;

/** Stands in for the type of that name; see {@link SOAPMessage}. Never thrown. */
public class SOAPException extends Exception {
    private static final long serialVersionUID = 1L;
}
