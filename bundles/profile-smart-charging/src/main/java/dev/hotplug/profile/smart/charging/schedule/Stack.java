package dev.hotplug.profile.smart.charging.schedule;

import java.util.List;

/**
 * Profiles above each other: at each instant the first that is in force decides (statement 81). Those below are not looked
 * at while one above decides, and one that is not in force is not looked at again before it may be, so the cost follows the
 * periods that are really passed through.
 */
public final class Stack implements Course {

    private final Track[] tracks;
    /** Before that second it is not in force. */
    private final long[] notBefore;

    /** @param tracks the weightiest first */
    public Stack(List<Track> tracks) {
        this.tracks = tracks.toArray(Track[]::new);
        this.notBefore = new long[this.tracks.length];
        java.util.Arrays.fill(notBefore, -FOREVER);
    }

    @Override
    public Piece at(long second) {
        long until = FOREVER;
        for (int i = 0; i < tracks.length; i++) {
            if (notBefore[i] <= second) {
                int index = tracks[i].index(second);
                if (index >= 0) {
                    return tracks[i].piece(index, Math.min(until, tracks[i].until(second, index)));
                }
                notBefore[i] = tracks[i].nextBegin(second);
            }
            until = Math.min(until, notBefore[i]);
        }
        return Piece.unlimited(until);
    }
}
