package org.telltale.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Compares META-INF/services of a module that unpacks several jars into one with what those jars name together: where two of them
 * name providers of one service, the last one unpacked would win, and the merged file has to be written by hand.
 */
public final class ServiceUnion {
    private static final String SERVICES = "META-INF/services/";

    private ServiceUnion() {
    }

    /**
     * @param merged the module's target/classes
     * @param jars the jars that may have been unpacked; of those only jars count whose classes are in the module
     * @return a line for each service whose providers differ, and one if no jar was unpacked at all
     */
    public static List<String> differences(Path merged, Collection<Path> jars) throws IOException {
        Map<String, Set<String>> expected = new TreeMap<>();
        int unpacked = 0;
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (isUnpacked(zip, merged)) {
                    unpacked++;
                    collect(zip, expected);
                }
            }
        }
        List<String> lines = new java.util.ArrayList<>();
        if (unpacked == 0) {
            lines.add("no jar was unpacked into " + merged);
        }
        for (var service : expected.entrySet()) {
            Path file = merged.resolve(SERVICES + service.getKey());
            Set<String> found = Files.exists(file) ? providers(Files.readString(file)) : Set.of();
            if (!found.equals(service.getValue())) {
                lines.add(service.getKey() + ": the jars name " + service.getValue() + ", the module " + found);
            }
        }
        return lines;
    }

    private static boolean isUnpacked(ZipFile jar, Path merged) {
        Predicate<ZipEntry> isClass = e -> e.getName().endsWith(".class") && !e.getName().startsWith("META-INF/") && !e.getName().equals("module-info.class");
        return jar.stream().filter(isClass).findFirst().filter(e -> Files.exists(merged.resolve(e.getName()))).isPresent();
    }

    private static void collect(ZipFile jar, Map<String, Set<String>> expected) throws IOException {
        for (ZipEntry entry : jar.stream().filter(e -> e.getName().startsWith(SERVICES) && !e.isDirectory()).toList()) {
            String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            expected.computeIfAbsent(entry.getName().substring(SERVICES.length()), name -> new TreeSet<>()).addAll(providers(text));
        }
    }

    /** One a line, comments left out, as {@link java.util.ServiceLoader} reads it. */
    private static Set<String> providers(String text) {
        var names = new TreeSet<String>();
        text.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).forEach(names::add);
        return names;
    }
}
