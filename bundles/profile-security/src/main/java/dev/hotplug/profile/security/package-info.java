/** The OCPP 1.6 security white paper: certificates, security events, extended triggers. */
package dev.hotplug.profile.security;
