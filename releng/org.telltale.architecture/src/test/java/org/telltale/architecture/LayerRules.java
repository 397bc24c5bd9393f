package org.telltale.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Who may see whom, for the modules below one root package: the product's own, or the fixture's that breaks every rule. */
final class LayerRules {
    private static final List<String> ENGINES = List.of("base", "capture", "container", "firmware", "handset", "worker", "match", "endpoint");
    private static final Set<String> BEHIND_CASEWORK = Set.of("base", "capture", "container", "firmware", "handset", "worker", "match",
            "endpoint", "model", "store", "audit", "timeline", "casework");
    /** The report is issued sealed: it hands its pages to seal's public classes. Seal sees nothing of it. */
    private static final Set<String> BEHIND_REPORT = Set.of("base", "capture", "container", "firmware", "handset", "worker", "match",
            "endpoint", "model", "store", "audit", "timeline", "casework", "seal");
    /** The table in design.md: what a module may see besides itself. */
    private static final Map<String, Set<String>> SEES = Map.ofEntries(
            Map.entry("base", Set.of()),
            Map.entry("capture", Set.of("base")),
            Map.entry("container", Set.of("base")),
            Map.entry("firmware", Set.of("base", "container")),
            Map.entry("handset", Set.of("base", "container")),
            Map.entry("worker", Set.of("base", "container", "firmware", "handset")),
            Map.entry("match", Set.of("base", "capture")),
            Map.entry("endpoint", Set.of("base")),
            Map.entry("model", Set.of()),
            Map.entry("store", Set.of("base", "model")),
            Map.entry("audit", Set.of("base", "model")),
            Map.entry("timeline", Set.of("base", "model")),
            Map.entry("casework", BEHIND_CASEWORK),
            Map.entry("tags", Set.of()),
            Map.entry("report", BEHIND_REPORT),
            Map.entry("seal", Set.of("base")),
            Map.entry("sample", Set.of("base")));

    private final String root;

    LayerRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("modules see what design.md names", noClasses().that(inModules(SEES.keySet())).should(seeAnUnnamedModule()));
        rules.put("nobody imports another module's internals", noClasses().should(importForeignInternals()));
        rules.put("engines see no EMF, Eclipse or SQL", noneOf(ENGINES, "org.eclipse..", "java.sql..", "javax.sql..", "org.h2.."));
        rules.put("only store sees SQL and H2", onlyIn(Set.of("store"), "java.sql..", "javax.sql..", "org.h2.."));
        rules.put("only report and tags see BIRT", onlyIn(Set.of("report", "tags"), "org.eclipse.birt.."));
        rules.put("only seal sees DSS, PDFBox and veraPDF", onlyIn(Set.of("seal"), "eu.europa.esig..", "org.apache.pdfbox..", "org.verapdf.."));
        rules.put("no jar sees the workbench", onlyIn(Set.of("widgets", "workbench"), "org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui.."));
        rules.put("no package cycles", SlicesRuleDefinition.slices().assignedFrom(packages()).should().beFreeOfCycles());
        return rules;
    }

    private ArchRule noneOf(List<String> modules, String... packages) {
        return noClasses().that(inModules(Set.copyOf(modules))).should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private ArchRule onlyIn(Set<String> modules, String... packages) {
        return noClasses().that(DescribedPredicate.not(inModules(modules))).should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private DescribedPredicate<JavaClass> inModules(Set<String> modules) {
        return DescribedPredicate.describe("in " + modules, type -> modules.contains(module(type)));
    }

    private ArchCondition<JavaClass> seeAnUnnamedModule() {
        return new ArchCondition<>("see a module that design.md does not name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = module(type);
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    String seen = module(dependency.getTargetClass());
                    boolean bad = !seen.isEmpty() && !seen.equals(own) && !SEES.getOrDefault(own, Set.of()).contains(seen);
                    events.add(new SimpleConditionEvent(type, bad, dependency.getDescription()));
                }
            }
        };
    }

    private ArchCondition<JavaClass> importForeignInternals() {
        return new ArchCondition<>("import another module's internal package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean bad = (target.getPackageName() + ".").contains(".internal.") && !module(target).isEmpty()
                            && !module(target).equals(module(type));
                    events.add(new SimpleConditionEvent(type, bad, dependency.getDescription()));
                }
            }
        };
    }

    /** Each package is a slice; the three that EMF generates refer to each other by design and count as one. */
    private SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                String model = root + ".model";
                boolean generated = name.equals(model + ".impl") || name.equals(model + ".util");
                return module(type).isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(generated ? model : name);
            }

            @Override
            public String getDescription() {
                return "packages of " + root;
            }
        };
    }

    /** The module's short name, or nothing for a class from elsewhere. */
    private String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String rest = name.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
