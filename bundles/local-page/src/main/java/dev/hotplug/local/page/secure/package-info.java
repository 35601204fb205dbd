/** The page over TLS, when somebody wants it: its port, its certificate, and whether it works. */
package dev.hotplug.local.page.secure;
