package dev.hotplug.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hotplug.ocpp.ActionHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a manifest cannot show: who asks for the time, who sleeps, who makes threads, who sees JSON. */
class ClassRulesTest {

    /** The one clock of the product, and what lives outside the station's time: the launcher's log and the simulated world. */
    private static final String[] OWN_CLOCKS = {
        "dev.hotplug.station.turns..", "dev.hotplug.logging..", "dev.hotplug.mainboard.simulator..", "dev.hotplug.demo.."
    };

    private static final String[] OWN_THREADS = {
        "dev.hotplug.station.turns..",
        "dev.hotplug.store.sqlite..",
        "dev.hotplug.ocpp.transport..",
        "dev.hotplug.mainboard.simulator..",
        "dev.hotplug.driver..",
        "dev.hotplug.demo..",
        "dev.hotplug.logging..",
        "dev.hotplug.file.transfer..",
        "dev.hotplug.profile.firmware.management.work..",
        "dev.hotplug.diagnostics.archive..",
        "dev.hotplug.security.store..",
        "dev.hotplug.local.page.events..",
        "dev.hotplug.local.page.secure..",
        "dev.hotplug.updater.."
    };

    private static JavaClasses product;

    @BeforeAll
    static void importBundles() {
        product = new ClassFileImporter()
                .importJars(BuiltBundles.names().stream().map(BuiltBundles::open).toList());
    }

    @Test
    void onlyStationTimeAsksTheSystemForTheTime() {
        noClasses()
                .that(describe("are outside the clocks' homes", c -> !resideInAnyPackage(OWN_CLOCKS).test(c)
                        && resideInAnyPackage("dev.hotplug..").test(c)))
                .should()
                .accessTargetWhere(asksForTheTime())
                .check(product);
    }

    @Test
    void nothingSleeps() {
        noClasses()
                .that()
                .resideInAPackage("dev.hotplug..")
                .and()
                .resideOutsideOfPackage("dev.hotplug.demo..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(product);
    }

    @Test
    void threadsAreMadeInFewRooms() {
        noClasses()
                .that(describe("are outside the rooms with threads", c -> !resideInAnyPackage(OWN_THREADS).test(c)
                        && resideInAnyPackage("dev.hotplug..").test(c)))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "makes a thread", call -> call.getTarget().getOwner().isAssignableTo(Thread.class)))
                .check(product);
    }

    @Test
    void onlyTheBordersSeeJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.hotplug.ocpp.dispatch..", "dev.hotplug.mainboard.simulator..", "dev.hotplug.demo..",
                        "dev.hotplug.local.page..")
                .and()
                .resideInAPackage("dev.hotplug..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(product);
    }

    @Test
    void handlersHoldNoTruthOfTheirOwn() {
        fields().that()
                .areDeclaredInClassesThat()
                .implement(ActionHandler.class)
                .should()
                .beFinal()
                .check(product);
    }

    @Test
    void messagesAreRecords() {
        classes()
                .that()
                .resideInAPackage("dev.hotplug.ocpp16..")
                .and()
                .haveSimpleName("Req")
                .or()
                .haveSimpleName("Conf")
                .should()
                .beRecords()
                .check(product);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.hotplug.(**)").should().beFreeOfCycles().check(product);
    }

    private static DescribedPredicate<JavaAccess<?>> asksForTheTime() {
        Set<String> system = Set.of("currentTimeMillis", "nanoTime");
        return describe("asks the system for the time", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().isEquivalentTo(System.class) && system.contains(target.getName())
                    || target.getOwner().isEquivalentTo(Instant.class) && target.getName().equals("now")
                    || target.getOwner().isEquivalentTo(Clock.class) && target.getName().startsWith("system");
        });
    }
}
