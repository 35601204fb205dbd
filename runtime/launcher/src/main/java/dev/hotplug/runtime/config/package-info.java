/** The configuration files of the distribution and how they override one another. */
package dev.hotplug.runtime.config;
