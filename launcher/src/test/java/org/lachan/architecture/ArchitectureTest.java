package org.lachan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directions between modules, and the one home of each library. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lachan");

    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "schemas", Set.of("avro"),
            "avro", Set.of(),
            "content", Set.of("schemas", "avro"),
            "ingest", Set.of("schemas", "avro", "content"),
            "classifier", Set.of("schemas", "avro", "content"),
            "takedown", Set.of("schemas", "avro", "content"));

    /** Packages of a library, and the only packages of ours that may import them. */
    private record Home(String library, List<String> packages, List<String> homes) {
        @Override
        public String toString() {
            return library;
        }
    }

    static List<Home> homes() {
        return List.of(
                new Home("Tika", List.of("org.apache.tika.."), List.of("org.lachan.content.documents")),
                new Home("Tink", List.of("com.google.crypto.tink.."), List.of("org.lachan.content.sealed")),
                new Home("SnakeYAML", List.of("org.yaml.."), List.of("org.lachan.content.yaml")),
                new Home("rome", List.of("com.rometools.."), List.of("org.lachan.ingest.feeds")),
                new Home(
                        "crawler-commons",
                        List.of("crawlercommons.."),
                        List.of("org.lachan.ingest.robots", "org.lachan.ingest.sitemaps")),
                new Home("commons-csv", List.of("org.apache.commons.csv.."), List.of("org.lachan.ingest.hotline")),
                new Home("HttpClient", List.of("org.apache.hc.."), List.of("org.lachan.ingest.fetch")),
                new Home("Java-WebSocket", List.of("org.java_websocket.."), List.of("org.lachan.ingest.bluesky")),
                new Home("jwarc", List.of("org.netpreserve.."), List.of("org.lachan.ingest.evidence")),
                new Home("AWS SDK", List.of("software.amazon.."), List.of("org.lachan.ingest.evidence.store")),
                new Home("liblinear", List.of("de.bwaldvogel.liblinear.."), List.of("org.lachan.classifier.training")),
                new Home("CoreNLP", List.of("edu.stanford.nlp.."), List.of("org.lachan.classifier.text")),
                new Home(
                        "JDBC",
                        List.of("java.sql..", "org.springframework.jdbc.."),
                        List.of("org.lachan.takedown.store")),
                new Home(
                        "PDF",
                        List.of("com.openhtmltopdf..", "org.apache.pdfbox.."),
                        List.of("org.lachan.takedown.letters")),
                new Home(
                        "picocli",
                        List.of("picocli.."),
                        List.of("org.lachan.launcher", "org.lachan.launcher.cli", "org.lachan.launcher.demo")),
                new Home("zstd", List.of("com.github.luben.."), List.of("org.lachan.launcher.backup")),
                new Home(
                        "tar",
                        List.of("org.apache.commons.compress.."),
                        List.of("org.lachan.launcher.backup", "org.lachan.launcher.engines")),
                new Home("embedded broker", List.of("kafka.."), List.of("org.lachan.launcher.engines")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas", "content", "ingest", "classifier", "takedown"})
    void shouldKeepTheDirectionBetweenModules(String module) {
        // given
        Set<String> allowed = MAY_USE.getOrDefault(module, Set.of());

        // then
        noClasses()
                .that()
                .resideInAPackage("org.lachan." + module + "..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("belong to a module outside " + allowed) {
                    @Override
                    public boolean test(JavaClass target) {
                        String other = module(target);
                        return !other.isEmpty() && !other.equals(module) && !allowed.contains(other);
                    }
                })
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "ingest", "classifier", "takedown", "launcher"})
    void shouldHaveNoCyclesBetweenPackages(String module) {
        // then
        slices().matching("org.lachan." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void shouldImportALibraryFromItsOneHome(Home home) {
        // given
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.lachan..")
                .and()
                .resideOutsideOfPackages(home.homes().toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(home.packages().toArray(String[]::new));

        // then
        rule.check(OURS);
    }

    @Test
    void shouldMarkEveryPackageForNullness() {
        // when
        Set<String> unmarked = packages().stream()
                .filter(name -> !name.equals("org.lachan.avro"))
                .filter(name -> !OURS.getPackage(name).isAnnotatedWith(NullMarked.class))
                .collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(unmarked).isEmpty();
    }

    @Test
    void shouldNameTypesAfterWhatTheyAre() {
        // then
        noClasses()
                .that()
                .resideInAPackage("org.lachan..")
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|V\\d)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(OURS);
    }

    @Test
    void shouldPrintOnlyFromTheCommandLine() {
        // then
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.lachan.schemas..",
                        "org.lachan.content..",
                        "org.lachan.ingest..",
                        "org.lachan.classifier..",
                        "org.lachan.takedown..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(OURS);
    }

    private static Set<String> packages() {
        return OURS.stream()
                .map(JavaClass::getPackage)
                .map(JavaPackage::getName)
                .filter(name -> !name.equals("org.lachan"))
                .collect(Collectors.toSet());
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("org.lachan.")) {
            return "";
        }
        int end = name.indexOf('.', "org.lachan.".length());
        return name.substring("org.lachan.".length(), end < 0 ? name.length() : end);
    }
}
