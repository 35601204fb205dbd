/** Moves files by FTP, FTPS, SFTP, HTTP and HTTPS. */
package dev.hotplug.file.transfer;
