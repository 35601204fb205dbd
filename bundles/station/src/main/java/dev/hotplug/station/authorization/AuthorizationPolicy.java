package dev.hotplug.station.authorization;

/** The configuration keys of authorisation, as they are now, each under its own name. */
public record AuthorizationPolicy(
        boolean authorizationCacheEnabled,
        boolean localAuthListEnabled,
        boolean localAuthorizeOffline,
        boolean localPreAuthorize,
        boolean allowOfflineTxForUnknownId) {

    /** The same, with a tag that nobody here knows refused. */
    AuthorizationPolicy withoutUnknownTags() {
        return new AuthorizationPolicy(
                authorizationCacheEnabled, localAuthListEnabled, localAuthorizeOffline, localPreAuthorize, false);
    }
}
