package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.firmware.resource.ResourceTable;

/** Resource tables of real packages and of one that aapt2 makes: what it prints of them is what is read. */
class ResourceProgramTest {

	private static final Pattern RESOURCE = Pattern.compile("    resource (0x[0-9a-f]{8}) (\\S+)( PUBLIC)?");
	private static final Pattern VALUE = Pattern.compile("      \\(([^)]*)\\) (.*)");
	private static final String PLAIN = "<manifest package=\"com.android.providers.settings\"/>";
	private static final String PROVIDER = "com.android.providers.settings:";

	@TempDir
	private Path folder;

	@Test
	void everySimpleValueOfRealPackagesIsWhatAaptPrints() throws Exception {
		int compared = 0;
		for (Map<String, String> row : RealEvidence.table("firmware/index.tsv")) {
			Path apk = RealEvidence.file("firmware/" + row.get("file"));
			Optional<ResourceTable> table = table(apk);
			if (table.isPresent()) {
				Map<String, String> read = read(table.get());
				Map<String, String> printed = printed(apk);
				printed.keySet().removeIf(key -> read.getOrDefault(key, "").contains("\n"));
				for (Map.Entry<String, String> value : printed.entrySet()) {
					assertEquals(value.getValue(), read.get(value.getKey()), apk + ": " + value.getKey());
				}
				assertTrue(table.get().complete() && table.get().broken() == 0, apk.toString());
				compared += printed.size();
			}
		}
		assertEquals(3_892, compared, "values of the packages");
	}

	@Test
	void defaultsOfATableThatAaptMakesAreRead() throws Exception {
		Path apk = made("provider", PLAIN, List.of(), Map.of("values", """
				<bool name="def_off">false</bool><bool name="def_same">@bool/def_wifi</bool><bool name="def_wifi">true</bool><integer name="def_n">-5</integer>
				<fraction name="def_scale">30%</fraction><fraction name="def_parent">150%p</fraction><string name="def_s">off &amp; on</string><string name="other">x</string>
				<string name="ask">Do you agree?</string>""", "values-mcc460", "<bool name=\"def_off\">true</bool>", "values-zh-rCN", "<string name=\"ask\">行吗？</string>"));
		List<String> defaults = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		for (Json record : RealEvidence.run("firmware", apk).records()) {
			String said = record.text("name").orElse("").replace(PROVIDER, "") + record.text("config").map(config -> " " + config).orElse("") + " = " + record.text("value").orElse("");
			(record.text("type").equals(Optional.of("default")) ? defaults : record.text("type").equals(Optional.of("text")) ? texts : new ArrayList<String>()).add(said);
		}
		assertEquals(List.of("bool/def_off = false", "bool/def_off mcc460 = true", "bool/def_same = true", "bool/def_wifi = true", "fraction/def_parent = 150%p",
				"fraction/def_scale = 30%", "integer/def_n = -5", "string/def_s = off & on"), defaults.stream().sorted().toList());
		assertEquals(List.of("string/ask = Do you agree?", "string/ask zh-rCN = 行吗？"), texts);
	}

	/** A framework of its own gives the attributes of overlays the numbers that Android's has. */
	@Test
	void overlaysOfTheManifestsThatAaptMakesAreOrdered() throws Exception {
		StringBuilder attributes = new StringBuilder();
		Map.of("targetPackage", "string 0x01010021", "priority", "integer 0x0101001c", "isStatic", "boolean 0x0101055a", "minSdkVersion", "integer 0x0101020c", "versionCode", "integer 0x0101021b",
				"requiredSystemPropertyName", "string 0x01010565").forEach((name, type) -> attributes.append("<attr name=\"" + name + "\" format=\"" + type.split(" ")[0]
						+ "\"/><public type=\"attr\" name=\"" + name + "\" id=\"" + type.split(" ")[1] + "\"/>"));
		List<String> framework = List.of("-I", made("framework", "<manifest package=\"android\"/>", List.of(), Map.of("values", attributes.toString())).toString());
		List<String> sparse = List.of("--enable-sparse-encoding", "--min-sdk-version", "26", framework.get(0), framework.get(1));
		Path base = made("provider", PLAIN, sparse, Map.of("values", "<bool name=\"def_a\">false</bool><bool name=\"def_b\">false</bool>"));
		Path fixed = made("fixed", overlay("android:isStatic=\"true\" android:priority=\"7\""), framework, Map.of("values", "<bool name=\"def_a\">true</bool>"));
		Path below = made("below", overlay("android:isStatic=\"true\""), framework, Map.of("values", "<bool name=\"def_a\">false</bool>"));
		Path asked = made("asked", overlay("android:isStatic=\"true\" android:requiredSystemPropertyName=\"ro.x\""), framework, Map.of("values", "<bool name=\"def_b\">true</bool>"));
		Path image = folder.resolve("image.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(image))) {
			for (Map.Entry<String, Path> file : new TreeMap<>(Map.of("app/S.apk", base, "vendor/overlay/A.apk", fixed, "vendor/overlay/B.apk", below, "vendor/overlay/C.apk", asked)).entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				Files.copy(file.getValue(), zip);
				zip.closeEntry();
			}
		}
		assertEquals(List.of("def_a false overridden app/S.apk", "def_b false several app/S.apk", "def_a true wins vendor/overlay/A.apk", "def_a false overridden vendor/overlay/B.apk",
				"def_b true several vendor/overlay/C.apk"), RealEvidence.run("firmware", image).records().stream().filter(record -> record.text("type").equals(Optional.of("default")))
						.map(record -> record.text("name").orElse("").replace(PROVIDER + "bool/", "") + " " + record.text("value").orElse("") + " " + record.text("standing").orElse("") + " "
								+ record.text("path").orElse("")).toList());
	}

	private static String overlay(String attributes) {
		return "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.overlay\"><overlay android:targetPackage=\"com.android.providers.settings\" " + attributes
				+ "/></manifest>";
	}

	/** A package with these values by folder. */
	private Path made(String called, String manifest, List<String> options, Map<String, String> values) throws IOException, InterruptedException {
		Path own = Files.createDirectories(folder.resolve(called));
		List<String> link = new ArrayList<>(List.of("link", "-o", folder.resolve(called + ".apk").toString(), "--manifest",
				Files.writeString(own.resolve("AndroidManifest.xml"), manifest).toString()));
		link.addAll(options);
		for (String name : values.keySet().stream().sorted().toList()) {
			Path file = Files.writeString(Files.createDirectories(own.resolve("res").resolve(name)).resolve("v.xml"), "<resources>" + values.get(name) + "</resources>");
			aapt("compile", "-o", own.toString(), file.toString());
			link.add(own.resolve(name + "_v.arsc.flat").toString());
		}
		aapt(link.toArray(String[]::new));
		return folder.resolve(called + ".apk");
	}

	private static Optional<ResourceTable> table(Path apk) {
		try (ZipFile zip = new ZipFile(apk.toFile())) {
			ZipEntry entry = zip.getEntry("resources.arsc");
			if (entry == null) {
				return Optional.empty();
			}
			try (InputStream in = zip.getInputStream(entry)) {
				return Optional.of(ResourceTable.read(in.readAllBytes()));
			}
		} catch (IOException noArchive) {
			return Optional.empty();
		}
	}

	/** Values by resource, name and configuration. */
	private static Map<String, String> read(ResourceTable table) {
		Map<String, String> values = new TreeMap<>();
		table.each((type, name) -> true, entry -> values.put(String.format(Locale.ROOT, "0x%08x %s/%s (%s)", entry.id(), entry.type(), entry.name(), entry.config().qualifiers()),
				table.value(entry).text()));
		return values;
	}

	/** The same as aapt2 prints them: texts in one line, switches, numbers and colours. Files, arrays, references and numbers with units are left out. */
	private static Map<String, String> printed(Path apk) throws IOException, InterruptedException {
		Map<String, String> values = new TreeMap<>();
		String resource = "";
		for (String line : aapt("dump", "resources", apk.toString()).split("\n")) {
			Matcher named = RESOURCE.matcher(line);
			Matcher value = VALUE.matcher(line);
			if (named.matches()) {
				resource = named.group(1) + " " + named.group(2);
			} else if (value.matches() && value.group(2).matches("\".*\"|true|false|-?\\d+|#[0-9a-f]{8}|@null")) {
				values.put(resource + " (" + value.group(1) + ")", value.group(2).replaceAll("^\"|\"$", ""));
			}
		}
		return values;
	}

	private static String aapt(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("aapt2"));
		command.addAll(List.of(arguments));
		Process aapt;
		try {
			aapt = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException e) {
			throw Oracle.missing("aapt2", "aapt", e);
		}
		try (InputStream out = aapt.getInputStream()) {
			String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
			aapt.waitFor();
			return printed;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
