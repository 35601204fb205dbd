package dev.hotplug.profile.smart.charging.schedule;

import java.util.List;

/** How a limit goes on in time. Used once, forwards: a question is never about an earlier second than the one before. */
public interface Course {

    /** Beyond every moment that matters. */
    long FOREVER = Long.MAX_VALUE / 4;

    /** What holds at a second, and how long at least. */
    Piece at(long second);

    /** The same at all times. */
    static Course constant(double ampere) {
        Piece piece = new Piece(ampere, Piece.ANY_PHASES, 0, FOREVER);
        return second -> piece;
    }

    /** All of them hold. */
    static Course lowest(List<Course> courses) {
        return second -> courses.stream().map(c -> c.at(second)).reduce(Piece.unlimited(FOREVER), Piece::lowest);
    }

    /** What all of them draw together. */
    static Course sum(List<Course> courses) {
        return second -> courses.stream().map(c -> c.at(second)).reduce(Piece::plus).orElse(new Piece(0, 0, 0, FOREVER));
    }
}
