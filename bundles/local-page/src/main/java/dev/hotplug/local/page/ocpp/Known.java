package dev.hotplug.local.page.ocpp;

/**
 * What matters of the charger for what may be entered.
 *
 * @param on          OCPP is on, so that there is something to return to
 * @param profile     in force
 * @param passwordSet an AuthorizationKey is set
 * @param root        a root certificate of a central system is installed
 * @param certificate a certificate of this charge point, with its key, is there
 */
record Known(boolean on, int profile, boolean passwordSet, boolean root, boolean certificate) {}
