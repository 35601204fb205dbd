package dev.hotplug.itests.conformance;

import java.nio.file.Path;
import java.util.List;
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

    /** @param forced judge whatever was asked for, by the reports that are there */
    boolean isWhole(List<Module> modules, boolean forced) {
        return forced || filter.isEmpty() && poms().containsAll(modules.stream().map(Module::pom).collect(Collectors.toSet()));
    }

    private Set<Path> poms() {
        return PROJECT.matcher(reactor).results()
                .map((java.util.regex.MatchResult project) -> Path.of(project.group(1)).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }
}
