package org.telltale.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Maven (for the jars) and p2 (for the workbench) are told versions in two files: they must be the same. */
class VersionsTest {
    private static final Path TOP = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    @Test
    void pomAndTargetNameTheSameVersions() throws Exception {
        Map<String, String> target = versions(TOP.resolve("target-platform/telltale.target"));
        assertTrue(target.size() > 100, "the target names " + target.size());
        Map<String, String> managed = versions(TOP.resolve("pom.xml"));
        Map<String, String> birt = versions(TOP.resolve("releng/org.telltale.birt/pom.xml"));
        managed.putAll(birt);
        assertEquals(List.of(), differences(managed, target));
    }

    @Test
    void differentVersionIsFound() {
        assertEquals(List.of("g:a: pom 1, target 2"), differences(Map.of("g:a", "1", "g:b", "1"), Map.of("g:a", "2", "g:c", "1")));
    }

    private static List<String> differences(Map<String, String> poms, Map<String, String> target) {
        var found = new ArrayList<String>();
        poms.forEach((name, version) -> {
            String other = target.getOrDefault(name, version);
            if (!other.equals(version)) {
                found.add(name + ": pom " + version + ", target " + other);
            }
        });
        return found;
    }

    private static Map<String, String> versions(Path file) throws Exception {
        Map<String, String> properties = properties();
        var found = new TreeMap<String, String>();
        var dependencies = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            var dependency = (Element) dependencies.item(i);
            String version = text(dependency, "version");
            if (!version.isEmpty()) {
                found.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"),
                        PROPERTY.matcher(version).replaceAll(m -> properties.getOrDefault(m.group(1), "?")));
            }
        }
        return found;
    }

    private static Map<String, String> properties() throws Exception {
        var found = new TreeMap<String, String>();
        var block = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(TOP.resolve("pom.xml").toFile()).getElementsByTagName("properties").item(0).getChildNodes();
        for (int i = 0; i < block.getLength(); i++) {
            found.put(block.item(i).getNodeName(), block.item(i).getTextContent().strip());
        }
        return found;
    }

    private static String text(Element parent, String name) {
        var children = parent.getElementsByTagName(name);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent().strip();
    }
}
