package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.base.json.JsonReader;

/** {@code telltale-verify.jar} as a court's expert runs it: alone, in a process of its own. */
@ExtendWith(DemoExtension.class)
class VerifierJarTest {

	private static final long MOST_BYTES = 60L << 20;
	private static final int JAVA_21 = 65;
	private static final Path JAR = Path.of(System.getProperty("telltale.verifier", "../org.telltale.verifier/target/telltale-verify.jar"));

	private static Ran verify(Object... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
		List.of(arguments).forEach(argument -> command.add(String.valueOf(argument)));
		return Ran.of(new ProcessBuilder(command).start());
	}

	private static String last(Ran ran) {
		return ran.lines().isEmpty() ? ran.err() : ran.lines().getLast();
	}

	@Test
	void itIsSmallAndEveryClassRunsOnJava21() throws IOException {
		assertTrue(Files.size(JAR) < MOST_BYTES, () -> JAR + " is too large");
		TreeSet<String> newer = new TreeSet<>();
		int classes = 0;
		try (JarFile jar = new JarFile(JAR.toFile())) {
			for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
				classes++;
				boolean laterOnly = entry.getName().matches("META-INF/versions/(2[2-9]|[3-9]\\d)/.*");
				try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
					assertEquals(0xcafebabe, in.readInt(), entry.getName());
					in.readUnsignedShort();
					if (in.readUnsignedShort() > JAVA_21 && !laterOnly) {
						newer.add(entry.getName());
					}
				}
			}
		}
		assertTrue(classes > 1_000, "the jar has " + classes + " classes");
		assertEquals(new TreeSet<>(), newer);
	}

	@Test
	void itKeepsLicencesAndProviders() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertTrue(jar.stream().anyMatch(e -> e.getName().matches("META-INF/LICENSE(\\.txt|\\.md)?")), "no licence is in it");
			assertTrue(jar.stream().anyMatch(e -> e.getName().equals("META-INF/services/eu.europa.esig.dss.utils.IUtils")), "services are missing");
			assertTrue(jar.stream().noneMatch(e -> e.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA)")), "signatures of other jars are in it");
		}
	}

	@Test
	void reportOfTheDemonstrationIsVerifiedWithItsEvidenceAndPartlyWithout(Demo demo) throws IOException, InterruptedException {
		Path report = demo.folder().resolve("report.pdf");
		Path root = demo.folder().resolve("root.pem");
		Ran whole = verify(report, "--evidence", demo.evidence(), "--trust", root);
		assertEquals(0, whole.code(), whole.out() + whole.err());
		assertTrue(last(whole).startsWith("VERIFIED"), whole.out());
		Ran without = verify(report, "--trust", root);
		assertEquals(5, without.code(), without.out() + without.err());
		assertTrue(without.out().contains("not checked: evidence not given"), without.out());
		Ran nobody = verify(report);
		assertEquals(6, nobody.code(), nobody.out() + nobody.err());
		assertTrue(last(nobody).startsWith("REFUSED: signature.trust"), nobody.out());
	}

	@Test
	void recordIsAsPublished(Demo demo) throws Exception {
		Ran ran = verify(demo.folder().resolve("report.pdf"), "--trust", demo.folder().resolve("root.pem"), "--format", "json");
		assertEquals(5, ran.code(), ran.out() + ran.err());
		assertEquals("partly checked", JsonReader.read(ran.lines().getFirst()).text("result").orElse(""));
		assertEquals(List.of(), PublishedSchemas.read().faults("verdict", ran.lines()));
	}

	@Test
	void changedByteOfEvidenceIsNamedWithItsPlace(Demo demo) throws IOException, InterruptedException {
		Path changed = Demo.work("changed-evidence").resolve("r4-ap.pcap");
		byte[] bytes = Files.readAllBytes(demo.evidence().resolve("captures/r4-ap.pcap"));
		bytes[70_000] ^= 1;
		Files.write(changed, bytes);
		Ran ran = verify(demo.folder().resolve("report.pdf"), "--evidence", changed.getParent(), "--trust", demo.folder().resolve("root.pem"));
		assertEquals(6, ran.code(), ran.out() + ran.err());
		assertTrue(last(ran).contains("r4-ap.pcap") && last(ran).contains("MiB 0, offsets 0 to "), last(ran));
	}

	@Test
	void changedByteOfTheReportIsRefused(Demo demo) throws IOException, InterruptedException {
		Path changed = Demo.work("changed-report").resolve("report.pdf");
		byte[] bytes = Files.readAllBytes(demo.folder().resolve("report.pdf"));
		bytes[bytes.length / 2] ^= 1;
		Files.write(changed, bytes);
		Ran ran = verify(changed, "--trust", demo.folder().resolve("root.pem"));
		assertEquals(6, ran.code(), ran.out() + ran.err());
		assertTrue(last(ran).startsWith("REFUSED: signature.value"), last(ran));
	}

	@Test
	void whatIsNotUnderstoodIsSaid() throws IOException, InterruptedException {
		assertEquals(2, verify("--frmat", "json").code());
		assertEquals(3, verify("no-such-report.pdf").code());
	}
}
