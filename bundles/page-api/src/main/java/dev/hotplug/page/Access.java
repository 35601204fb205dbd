package dev.hotplug.page;

/** Who may use something; each may do what those before it may. */
public enum Access {
    /** Anybody who reaches the page, also without having signed in. */
    PUBLIC,
    /** Whoever has signed in: looks, changes nothing. */
    VIEWER,
    /** Whoever may change things. */
    TECHNICIAN;

    /** Whoever has this access may do what needs {@code needed}. */
    public boolean covers(Access needed) {
        return compareTo(needed) >= 0;
    }
}
