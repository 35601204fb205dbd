package dev.hotplug.itests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.itests.soak.Finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every kind of wrong is found, and nothing else is. */
class JudgeTest {

    private final Story story = new Story();

    @Test
    void nothingIsFoundInGoodOrder() {
        assertEquals(List.of(), story.judged());
    }

    @Test
    void aLostEnd() {
        story.messages.remove(story.message("stop-1002"));
        assertTrue(story.judged().contains(Kind.LOST));
    }

    @Test
    void aLostEndInTheMiddle() {
        story.messages.remove(story.message("stop-1001"));
        assertTrue(story.judged().contains(Kind.LOST));
    }

    @Test
    void aLostStart() {
        story.messages.remove(story.message("start-1001"));
        assertTrue(story.judged().contains(Kind.MIXED_UP));
    }

    @Test
    void aWholeTransactionLost() {
        story.messages.removeIf(m -> m.transactionId() == 1002);
        assertEquals(List.of(Kind.LOST, Kind.STOLEN), story.judged());
    }

    @Test
    void aWholeTransactionWithoutEnergyIsSeenByTheContactor() {
        story.closed.add(new Evidence.Closed(Story.at(40), Story.at(45), 1_300, 1_300));
        assertEquals(List.of(Kind.STOLEN), story.judged());
    }

    @Test
    void twoSamplesLost() {
        story.messages.remove(story.message("values-1001-1"));
        story.messages.remove(story.message("values-1001-2"));
        assertEquals(List.of(Kind.LOST), story.judged());
    }

    @Test
    void anEndThatComesTwice() {
        story.message("other", "StopTransaction", 1002, Map.of("transactionId", 1002, "meterStop", 1_700, "timestamp", Story.time(81)), 81);
        assertEquals(List.of(Kind.DOUBLED), story.judged());
    }

    @Test
    void aSampleThatComesUnderTwoIds() {
        Evidence.Message sample = story.message("values-1001-2");
        story.messages.add(story.messages.indexOf(sample) + 1,
                new Evidence.Message("other", sample.action(), sample.payload(), sample.at(), sample.transactionId(), 1));
        assertEquals(List.of(Kind.DOUBLED), story.judged());
    }

    @Test
    void aStartThatComesUnderTwoIds() {
        Evidence.Message start = story.message("start-1002");
        story.messages.add(story.messages.indexOf(start) + 1,
                new Evidence.Message("other", start.action(), start.payload(), start.at(), 1003, 1));
        assertTrue(story.judged().containsAll(List.of(Kind.DOUBLED, Kind.LOST)));
    }

    @Test
    void energyThatIsBilledTwice() {
        story.register = new Evidence.Register(1_000, 1_600, 0);
        assertEquals(List.of(Kind.DOUBLED), story.judged());
    }

    @Test
    void samplesOfAnotherTransaction() {
        story.messages.removeIf(m -> m.id().startsWith("values-1002"));
        story.message("mixed", "MeterValues", 1001, Story.values(1001, 85, 1_700), 85);
        assertEquals(List.of(Kind.MIXED_UP), story.judged());
    }

    @Test
    void aTransactionOfACardThatNobodyShowed() {
        story.cards.remove(1);
        assertEquals(List.of(Kind.MIXED_UP), story.judged());
    }

    @Test
    void messagesThatOvertake() {
        Evidence.Message sample = story.message("values-1001-2");
        story.messages.remove(sample);
        story.messages.add(story.messages.indexOf(story.message("values-1001-3")) + 1, sample);
        assertTrue(story.judged().contains(Kind.OUT_OF_ORDER));
    }

    @Test
    void aRegisterThatFalls() {
        int place = story.messages.indexOf(story.message("values-1002-2"));
        Evidence.Message right = story.messages.get(place);
        story.messages.set(place, new Evidence.Message(right.id(), right.action(),
                Json.tree(Story.values(1002, 70, 1_310)), right.at(), 1002, 1));
        assertEquals(List.of(Kind.REGISTER_FELL), story.judged());
    }

    @Test
    void theLossOfAKillIsBounded() {
        story.register = new Evidence.Register(1_000, 1_715, 0);
        assertEquals(List.of(Kind.LOST), story.judged());
        story.kills.add(Story.at(79));
        assertEquals(List.of(), story.judged());
        story.register = new Evidence.Register(1_000, 1_800, 0);
        assertEquals(List.of(Kind.LOST), story.judged());
    }

    @Test
    void aCallWithoutAnAnswerOnAConnectionThatLasts() {
        story.asks.add(Story.ask("cs-3", Story.at(60), 2));
        assertEquals(List.of(Kind.UNANSWERED), story.judged());
    }

    @Test
    void aCallWithoutAnAnswerOnAConnectionThatWasCutIsNobodysFault() {
        story.asks.add(Story.ask("cs-3", Story.at(45), 1));
        assertEquals(List.of(), story.judged());
    }

    @Test
    void wrongAnswersAndTwoOfThem() {
        story.asks.add(Story.ask("cs-3", Story.at(60), 2, "Perhaps"));
        story.asks.add(Story.ask("cs-4", Story.at(60), 2, "Accepted", "Accepted"));
        story.strays.add("an answer to nobody");
        assertEquals(List.of(Kind.WRONG_ANSWER, Kind.ANSWERED_TWICE), story.judged());
    }

    @Test
    void aStormOfAttempts() {
        LongStream.range(0, 60).forEach(i -> story.attempts.add(Story.at(100) + i * 100));
        assertEquals(List.of(Kind.STORM), story.judged());
    }

    @Test
    void aConnectionThatEndsByItselfAndALateReturn() {
        story.links.set(0, new Evidence.Link(1, Story.START, Story.at(50), "", "gone"));
        story.outages.add(new Evidence.Outage("RESET", 300_000));
        assertEquals(List.of(Kind.NO_RETURN, Kind.UNEXPLAINED_CLOSE), story.judged());
    }

    @Test
    void aProcessNobodyAskedFor() {
        story.processes.add(2L);
        assertEquals(List.of(Kind.DIED), story.judged());
    }

    @Test
    void everythingThatGrows() {
        for (Evidence.Sample sample : List.of(
                Story.sample(180, 10, 41, 71, false, true),
                Story.sample(90, 30, 41, 71, false, true),
                Story.sample(90, 10, 80, 71, false, true),
                Story.sample(90, 10, 41, 200, false, true))) {
            story.samples.set(1, sample);
            assertEquals(List.of(Kind.LEAK), story.judged(), sample.toString());
        }
    }

    @Test
    void whatAWitnessRemarkedStays() {
        story.remarks.add(new Finding(Kind.TWO_IN_FLIGHT, "seen"));
        assertEquals(List.of(Kind.TWO_IN_FLIGHT), story.judged());
    }
}
