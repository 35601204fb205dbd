package dev.hotplug.file.transfer;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of file transfers. A change is effective for the next transfer. */
@ObjectClassDefinition(name = "File transfer", description = "Uploads and downloads that the central system asks for.")
@interface TransferConfig {

    @AttributeDefinition(name = "Schemes", description = "Schemes that are permitted")
    String[] schemes() default {"ftp", "ftps", "sftp", "http", "https"};

    @AttributeDefinition(name = "Hosts", description = "Hosts that are permitted, or .domain for all below it; empty: every one")
    String[] hosts() default {};

    @AttributeDefinition(name = "Connect time", description = "How long one connection may take to be opened, s")
    int connectSeconds() default 20;

    @AttributeDefinition(name = "Idle time", description = "How long nothing may move, s")
    int idleSeconds() default 30;

    @AttributeDefinition(name = "Whole time", description = "How long a transfer may take, s")
    int wholeSeconds() default 3_600;

    @AttributeDefinition(name = "Transfers", description = "How many run at a time")
    int transfers() default 2;

    @AttributeDefinition(name = "SFTP host keys", description = "host or host:port, a blank, SHA256:fingerprint; the only keys accepted from that host")
    String[] sftpHostKeys() default {};

    @AttributeDefinition(name = "SFTP trust on first use", description = "Accept and remember the key of an SFTP server that is not known yet")
    boolean sftpTrustOnFirstUse() default true;
}
