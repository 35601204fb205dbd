package dev.hotplug.itests.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Maven was asked to do. Only a run of all modules and all tests judges results and writes the page: after any other,
 * the reports that lie about say nothing of the sources as they are now.
 *
 * @param reactor {@code MavenSession.getProjects} as text, in the order of the build
 * @param filter the {@code -Dtest} of the command line, or empty
 */
record Run(String reactor, String filter) {

    private static final Pattern PROJECT = Pattern.compile(" @ ([^,]*?pom\\.xml)");

    /** Why results are not judged; empty for a whole run. */
    Optional<String> partial(List<Module> modules) {
        if (!filter.isEmpty()) {
            return Optional.of("only the tests " + filter + " were asked for");
        }
        Set<Path> poms = poms();
        List<String> missing = modules.stream().filter(module -> !poms.contains(module.pom())).map(Module::name).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("these modules did not run: " + missing);
    }

    private Set<Path> poms() {
        return PROJECT.matcher(reactor).results()
                .map((java.util.regex.MatchResult project) -> Path.of(project.group(1)).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }
}
