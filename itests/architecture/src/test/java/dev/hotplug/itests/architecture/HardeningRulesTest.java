package dev.hotplug.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker could make much of is nowhere in the product: classes from data, commands, scripts, names that are looked up. */
class HardeningRulesTest {

    private static JavaClasses product;

    @BeforeAll
    static void importEverythingThatShips() {
        product = new ClassFileImporter().importJars(BuiltBundles.everyJar());
    }

    /** One rule each, with a class that breaks it, so that a rule that sees nothing is found out. */
    enum Rule {
        NO_CLASSES_FROM_DATA(calls("reads classes from data", Set.of(
                "java.io.ObjectInputStream.<init>", "java.io.ObjectInputStream.readObject", "java.beans.XMLDecoder.<init>")), Deserialises.class),
        NO_COMMANDS(calls("runs a command", Set.of("java.lang.ProcessBuilder.<init>", "java.lang.Runtime.exec")), Commands.class),
        NO_STRAY_TEMPORARY_FILES(describe("makes a temporary file in a folder of the machine", HardeningRulesTest::straying), Strays.class),
        NO_SCRIPTS_AND_NO_LOOK_UPS(describe("uses scripts, naming services or management from afar", HardeningRulesTest::lookingUp),
                LooksUp.class),
        NO_YAML_AND_NO_XML(describe("reads YAML or XML", call -> resideInAnyPackage(
                "org.yaml..", "javax.xml..", "org.xml..", "org.w3c..", "javax.xml.bind..").test(call.getTargetOwner())), ReadsXml.class),
        NO_TYPES_NAMED_BY_JSON(describe("lets JSON name Java types", call -> call.getName().matches(
                "(activate|enable)DefaultTyping.*|setDefaultTyping|polymorphicTypeValidator")), NamesTypes.class),
        NO_FREE_TRUST(describe("switches certificate checks off", call -> call.getName().matches(
                "setTrustAll|setHostnameVerifier|setDefaultHostnameVerifier")), Trusts.class);

        private final DescribedPredicate<JavaCall<?>> forbidden;
        private final Class<?> breaker;

        Rule(DescribedPredicate<JavaCall<?>> forbidden, Class<?> breaker) {
            this.forbidden = forbidden;
            this.breaker = breaker;
        }

        ArchRule rule() {
            return noClasses().that().resideInAPackage("dev.hotplug..").should().callCodeUnitWhere(forbidden);
        }
    }

    private static final Set<String> NAME_PARTS = Set.of("javax.naming.ldap.LdapName", "javax.naming.ldap.Rdn",
            "javax.naming.directory.Attribute", "javax.naming.directory.Attributes");

    @ParameterizedTest
    @EnumSource(Rule.class)
    void holdsInEveryBundleAndInTheLauncher(Rule rule) {
        rule.rule().check(product);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void seesAClassThatBreaksIt(Rule rule) {
        JavaClasses breaking = new ClassFileImporter().importClasses(rule.breaker);
        assertThrows(AssertionError.class, () -> rule.rule().check(breaking));
    }

    /** The parts of a distinguished name are read with classes of the naming package, which look nothing up. */
    private static boolean lookingUp(JavaCall<?> call) {
        return resideInAnyPackage("javax.script..", "javax.naming..", "java.rmi..", "javax.management.remote..").test(call.getTargetOwner())
                && !NAME_PARTS.contains(call.getTargetOwner().getName());
    }

    private static DescribedPredicate<JavaCall<?>> calls(String description, Set<String> names) {
        return describe(description, call -> names.contains(call.getTargetOwner().getName() + "." + call.getName()));
    }

    private static boolean straying(JavaCall<?> call) {
        boolean temporary = call.getName().equals("createTempFile") || call.getName().equals("createTempDirectory");
        List<String> parameters = call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
        boolean inAFolder = parameters.stream().findFirst().filter("java.nio.file.Path"::equals).isPresent()
                || parameters.size() == 3 && parameters.get(2).equals("java.io.File");
        return temporary && !inAFolder;
    }

    private static final class Deserialises {
        static Object now(ObjectInputStream in) throws IOException, ClassNotFoundException {
            return in.readObject();
        }
    }

    private static final class Commands {
        static Process now() throws IOException {
            return new ProcessBuilder("true").start();
        }
    }

    private static final class Strays {
        static File now() throws IOException {
            return File.createTempFile("a", "b");
        }

        static Path then() throws IOException {
            return Files.createTempFile("a", "b");
        }
    }

    private static final class LooksUp {
        static Object now() throws javax.naming.NamingException {
            return new javax.naming.InitialContext().lookup("x");
        }
    }

    private static final class ReadsXml {
        static Object now() {
            return javax.xml.parsers.DocumentBuilderFactory.newInstance();
        }
    }

    private static final class NamesTypes {
        static void activateDefaultTyping() {
            // stands for Jackson's, which is not on this path
        }

        static void now() {
            activateDefaultTyping();
        }
    }

    private static final class Trusts {
        static void now() {
            javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        }
    }
}
