package dev.hotplug.demo.central.system;

/** One line on the terminal: who does something, and what, as a sentence. */
record Line(Who who, String text) {

    /** The actors of the demo. */
    enum Who {
        DEMO,
        CHARGER,
        CAR
    }

    static Line demo(String text) {
        return new Line(Who.DEMO, text);
    }

    static Line charger(String text) {
        return new Line(Who.CHARGER, text);
    }

    static Line car(String text) {
        return new Line(Who.CAR, text);
    }
}
