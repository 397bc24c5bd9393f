package org.telltale.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product keeps the rules; the fixture, which breaks each of them, is caught. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/org.telltale.architecture/"))
            .importPackages("org.telltale");
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("fixture.telltale");

    @TestFactory
    Stream<DynamicTest> productKeepsTheRules() {
        return new LayerRules("org.telltale").all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> fixtureBreaksEveryRule() {
        return new LayerRules("fixture.telltale").all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertTrue(rule.getValue().evaluate(FIXTURE).hasViolation())));
    }

    @Test
    void productCallsNothingForbidden() {
        assertEquals("", new ForbiddenCalls().violations(PRODUCT));
    }

    @Test
    void forbiddenCallsOfTheFixtureAreCaught() {
        String found = new ForbiddenCalls().violations(FIXTURE);
        for (String call : Set.of("Instant#now()", "System#exit(int)", "Throwable#printStackTrace()", "Math#random()", "UUID#randomUUID()",
                "Random#<init>()", "String#getBytes()", "String#toLowerCase()", "ZoneId#systemDefault()", "String#formatted(")) {
            assertTrue(found.contains(call), call + " is not among:\n" + found);
        }
    }

    @Test
    void everyModuleWithSourcesIsLookedAt() throws IOException {
        var seen = new TreeSet<String>();
        PRODUCT.forEach(type -> seen.add("org.telltale." + type.getPackageName().split("\\.")[2]));
        try (var folders = Files.list(Path.of("../../plugins"))) {
            var written = folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java/org/telltale")))
                    .map(folder -> folder.getFileName().toString()).toList();
            assertEquals(List.of(), written.stream().filter(name -> !seen.contains(name)).toList());
        }
    }
}
