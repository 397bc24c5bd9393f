package org.telltale.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.Checker.Option;
import de.thetaphi.forbiddenapis.ForbiddenApiException;
import de.thetaphi.forbiddenapis.Logger;
import de.thetaphi.forbiddenapis.ParseException;

/** Calls that make results depend on the machine, the day or chance; forbidden.txt names each with its replacement. */
final class ForbiddenCalls {
    /** A process of its own may end itself. */
    private static final Set<String> PROGRAMS = Set.of("org.telltale.cli", "org.telltale.worker");

    /** @return one line a violation, empty when there is none */
    String violations(JavaClasses classes) {
        return check(classes, type -> true, "forbidden.txt", true) + check(classes, type -> !PROGRAMS.contains(type.getPackageName()), "exit.txt", false);
    }

    private static String check(JavaClasses classes, Predicate<JavaClass> which, String signatures, boolean withJdk) {
        var lines = new Lines();
        try (InputStream own = ForbiddenCalls.class.getResourceAsStream(signatures)) {
            var checker = new Checker(lines, ForbiddenCalls.class.getClassLoader(), EnumSet.of(Option.FAIL_ON_VIOLATION, Option.FAIL_ON_UNRESOLVABLE_SIGNATURES));
            if (withJdk) {
                checker.addBundledSignatures("jdk-unsafe", "25");
            }
            checker.parseSignaturesFile(own, signatures);
            for (JavaClass type : classes) {
                if (which.test(type) && !generated(type)) {
                    add(checker, type);
                }
            }
            checker.run();
            return "";
        } catch (ForbiddenApiException found) {
            return String.join("\n", lines.errors) + "\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ParseException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void add(Checker checker, JavaClass type) throws IOException {
        try (InputStream code = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            checker.streamReadClassToCheck(code, type.getName());
        }
    }

    private static boolean generated(JavaClass type) {
        return Set.of("org.telltale.model.impl", "org.telltale.model.util").contains(type.getPackageName());
    }

    private static final class Lines implements Logger {
        private final List<String> errors = new ArrayList<>();

        @Override
        public void error(String line) {
            errors.add(line);
        }

        @Override
        public void warn(String line) {
            // missing optional classes
        }

        @Override
        public void info(String line) {
            // progress
        }

        @Override
        public void debug(String line) {
            // details
        }
    }
}
