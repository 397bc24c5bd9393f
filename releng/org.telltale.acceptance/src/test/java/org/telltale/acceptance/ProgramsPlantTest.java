package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;
import org.telltale.seal.SealException;

/** Random exhibits behind encodings that python3, openssl, gzip, zstd and iconv make, in captures that gzip, zstd and xz compress. */
class ProgramsPlantTest {

	private static final int EACH = 45;

	@TempDir
	private Path folder;

	@Test
	void eachIsFoundOnceAndHolds() throws IOException, SealException {
		Random random = new Random(1987);
		try (ProgramCodings programs = new ProgramCodings(folder)) {
			System.out.println(programs.missing().isEmpty() ? "encodings of programs: all are installed" : "encodings of programs: NOT TRIED, not installed: " + programs.missing());
			assertTrue(programs.missing().isEmpty() || !System.getProperty("telltale.oracles", "").equals("required"), () -> "install " + programs.missing());
			TreeSet<String> met = new TreeSet<>();
			for (String compressor : List.of("", "gzip", "zstd", "xz")) {
				if (compressor.isEmpty() ? programs.codings().isEmpty() : !programs.has(compressor)) {
					continue;
				}
				List<RandomExhibit> exhibits = new ArrayList<>();
				Map<String, String> planted = new TreeMap<>();
				PlantedCapture capture = new PlantedCapture(random);
				for (int k = 0; k < EACH; k++) {
					RandomExhibit exhibit = programs.has("iconv") && k % 5 == 0 ? converted("E" + k, random, programs) : RandomExhibit.of("E" + k, random);
					RandomChain chain = programs.codings().isEmpty() ? new RandomChain(exhibit.bytes(), List.of()) : RandomChain.of(exhibit, programs.codings(), random);
					capture.post(chain.bytes(), "");
					exhibits.add(exhibit);
					planted.put("E" + k, exhibit.strength() + " out " + exhibit.sought().kind() + " " + exhibit.sought().value().orElse("") + " " + chain.names());
					met.addAll(chain.names());
				}
				byte[] file = compressor.isEmpty() ? capture.file() : programs.run(capture.file(), compressor, "-c");
				PlantedExhibitsTest.requireFound(planted, ReviewedCapture.of(folder.resolve("c" + compressor), file, exhibits));
			}
			assertEquals(programs.codings().size(), met.size(), met.toString());
		}
	}

	/** A message in a character set as iconv has it. */
	private static RandomExhibit converted(String id, Random random, ProgramCodings programs) {
		boolean cyrillic = random.nextBoolean();
		String value = "w" + RandomExhibit.text(cyrillic ? RandomExhibit.CYRILLIC : RandomExhibit.CHINESE, 14 + random.nextInt(40), random) + "w";
		List<String> charsets = cyrillic ? List.of("CP1251", "KOI8-R", "UTF-16LE", "GB18030") : List.of("BIG5", "GB18030", "UTF-16BE");
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = programs.run(utf8, "iconv", "-f", "UTF-8", "-t", charsets.get(random.nextInt(charsets.size())));
		return new RandomExhibit(Sought.value(id, ExhibitKind.SMS, value), utf8, bytes, false, "exact");
	}
}
