package dev.hotplug.demo.central.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses from the frames of an update those worth reading: of the questions for versions only the last before and the first after. Pure. */
final class FramesAround {

    private static final Pattern QUESTION = Pattern.compile(".*<- \\[2,\"([^\"]+)\",\"GetConfiguration\",.*");
    private static final Pattern ANSWER = Pattern.compile(".*-> \\[3,\"([^\"]+)\",.*");

    private FramesAround() {}

    /**
     * @param lines one frame each, oldest first, from the order to its end
     * @param fresh a text that only answers of the new version have
     */
    static List<String> of(List<String> lines, String fresh) {
        Set<String> questions = new HashSet<>();
        lines.forEach(line -> id(QUESTION, line).ifPresent(questions::add));
        String before = "";
        String after = "";
        for (String line : lines) {
            String id = id(ANSWER, line).filter(questions::contains).orElse("");
            if (!id.isEmpty() && after.isEmpty()) {
                before = line.contains(fresh) ? before : id;
                after = line.contains(fresh) ? id : "";
            }
        }
        List<String> chosen = new ArrayList<>();
        for (String line : lines) {
            String id = id(QUESTION, line).or(() -> id(ANSWER, line)).orElse("");
            if (!questions.contains(id) || id.equals(before) || id.equals(after)) {
                chosen.add(line);
            }
        }
        return chosen;
    }

    private static java.util.Optional<String> id(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? java.util.Optional.of(matcher.group(1)) : java.util.Optional.empty();
    }
}
