/** Who may use the page: passwords, sessions, API tokens, and how often somebody may guess. Knows nothing of HTTP. */
package dev.hotplug.local.page.access;
