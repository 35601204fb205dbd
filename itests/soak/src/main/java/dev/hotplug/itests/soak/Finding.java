package dev.hotplug.itests.soak;

/** Something that must not be. */
record Finding(Kind kind, String what) {

    /** What is wrong. */
    enum Kind {
        LOST("energy, a sample or an end of a transaction never reached the central system"),
        DOUBLED("the same thing reached the central system twice under two message ids"),
        MIXED_UP("a message belongs to another transaction, or a transaction to nobody who was there"),
        CHANGED("a message that was sent again was not word for word the same"),
        OUT_OF_ORDER("messages of transactions do not come in the order of time"),
        REGISTER_FELL("a register reading is lower than one before it"),
        STOLEN("the contactor was closed outside of a transaction"),
        UNANSWERED("a call of the central system was not answered although the connection lasted"),
        ANSWERED_TWICE("a call was answered more than once, or something nobody asked was answered"),
        WRONG_ANSWER("a call was answered with something the specification does not allow"),
        TWO_IN_FLIGHT("a call was made while another waited for its answer"),
        STORM("attempts to connect came too close to each other"),
        NO_RETURN("the charge point did not come back in time"),
        UNEXPLAINED_CLOSE("a connection ended and nobody had done anything to it"),
        NOT_READING("the charge point does not take frames any more"),
        DIED("the process ended or was started anew by itself"),
        NOT_DRAINED("after the central system had behaved for a while something was still open"),
        LEAK("memory, threads, descriptors or files grew beyond the bound"),
        EXCEPTION("the log tells of an error inside the charger");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
