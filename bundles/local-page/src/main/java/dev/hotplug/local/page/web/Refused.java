package dev.hotplug.local.page.web;

import dev.hotplug.page.Answer;
import dev.hotplug.page.Words;

/** A request that is not carried out. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer.Refused answer;

    public Refused(int status, String code, Words words) {
        super(words.en(), null, false, false);
        this.answer = new Answer.Refused(status, code, words);
    }

    public Answer.Refused answer() {
        return answer;
    }
}
