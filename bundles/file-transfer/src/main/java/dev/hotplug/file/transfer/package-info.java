/**
 * Moves files by FTP, FTPS, SFTP, HTTP and HTTPS. All five go over sockets of one kind ({@link Wire}), which one guard
 * watches and can cut at any moment ({@link Guard}). Nothing here is loaded before the first transfer but the component.
 */
package dev.hotplug.file.transfer;
