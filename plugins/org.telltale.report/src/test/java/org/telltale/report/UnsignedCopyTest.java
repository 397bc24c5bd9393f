package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.UnsignedCopy.Form;
import org.telltale.report.input.ReportInput;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Copies in other forms load nothing, say what they are, and hold the report's tables. */
class UnsignedCopyTest {

	/** Whom Chromium asks by itself. */
	private static final Pattern BROWSERS_OWN = Pattern.compile("^[A-Z]+ (https?://)?[a-z0-9.-]*\\.(google|googleapis|gstatic|gvt1)\\.com[:/]");

	@TempDir
	private static Path folder;
	private static String page;
	private static ReportInput input;

	@BeforeAll
	static void write() throws ReportException, IOException {
		input = SmallCase.with(40);
		assertEquals(List.of(), UnsignedCopy.write(input, Form.HTML, folder.resolve("copy.html")).problems());
		page = Files.readString(folder.resolve("copy.html"), StandardCharsets.UTF_8);
	}

	@Test
	void thePageLoadsNothingAndRunsNothing() {
		assertTrue(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'"), "the policy");
		for (String element : List.of("script", "embed", "object", "iframe", "link", "audio", "video", "form", "base", "svg")) {
			assertFalse(Pattern.compile("<" + element + "\\b", Pattern.CASE_INSENSITIVE).matcher(page).find(), element);
		}
		Matcher attributes = Pattern.compile("\\s(src|href|background|data|action|on[a-z]+)=\"([^\"]{0,40})").matcher(page.replaceAll(">[^<]*<", "><"));
		while (attributes.find()) {
			boolean inside = attributes.group(1).equals("href") && attributes.group(2).startsWith("#") || attributes.group(1).equals("src") && attributes.group(2).startsWith("data:image/");
			assertTrue(inside, attributes.group());
		}
		assertFalse(page.contains("url("), "no picture of a style");
		assertTrue(Pattern.compile("<img [^>]*src=\"data:image/svg\\+xml;base64,").matcher(page).find(), "figures are in the page");
	}

	@Test
	void thePageSaysFirstThatItIsUnsignedAndOfWhichState() {
		String root = MerkleTree.root(FactLine.sorted(input.facts()).stream().map(Object::toString).toList()).hex();
		int unsigned = page.indexOf("UNSIGNED COPY");
		assertTrue(unsigned > 0 && unsigned < page.indexOf("Summary"), "on the first page");
		assertTrue(page.contains(root), "the Merkle root");
		assertTrue(page.contains(input.caseFile().getNumber()));
	}

	@Test
	void textOfEvidenceIsNoMarkup() {
		assertTrue(page.contains("&lt;b&gt;身份证") || page.contains("&lt;b>身份证"), "the message's own tags are text");
		assertFalse(page.contains("<b>身份证"));
	}

	@Test
	void theSameReportGivesTheSamePage() throws ReportException, IOException {
		UnsignedCopy.write(input, Form.HTML, folder.resolve("again.html"));
		assertEquals(page, Files.readString(folder.resolve("again.html"), StandardCharsets.UTF_8));
	}

	/** With the network cut: everything that the browser asks for goes to a proxy of ours, which notes it and answers nothing. */
	@Test
	void aBrowserShowsThePageAndAsksNobody() throws IOException, InterruptedException {
		Optional<Path> browser = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst();
		if (browser.isEmpty()) {
			assertFalse("required".equals(System.getProperty("telltale.oracles")), "Chromium is not installed");
			System.out.println("HTML report in a browser: NOT RUN, Chromium is not installed");
			return;
		}
		List<String> asked = Collections.synchronizedList(new ArrayList<>());
		try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread.ofPlatform().daemon().start(() -> note(proxy, asked));
			Path picture = shot(browser.get(), proxy.getLocalPort(), "copy.html");
			var image = ImageIO.read(picture.toFile());
			assertTrue(image.getWidth() >= 800, "the page was drawn");
			assertTrue(colours(image) > 50, "with letters on it");
			assertEquals(List.of(), asked.stream().filter(line -> !BROWSERS_OWN.matcher(line).find()).toList());
			Files.writeString(folder.resolve("leak.html"), "<html><body><img src=\"http://leak.example/x.png\"></body></html>");
			shot(browser.get(), proxy.getLocalPort(), "leak.html");
			assertTrue(asked.stream().anyMatch(line -> line.contains("leak.example")), "a page that asks is noticed: " + asked);
			Files.writeString(folder.resolve("held.html"), page.replace("</body>", "<img src=\"http://held.example/x.png\"></body>"));
			shot(browser.get(), proxy.getLocalPort(), "held.html");
			assertFalse(asked.stream().anyMatch(line -> line.contains("held.example")), "the policy holds a page that was changed to ask");
		}
	}

	private static Path shot(Path browser, int port, String name) throws IOException, InterruptedException {
		Path picture = folder.resolve(name + ".png");
		Process process = new ProcessBuilder(browser.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
				"--no-first-run", "--proxy-server=127.0.0.1:" + port, "--user-data-dir=" + folder.resolve(name + "-profile"), "--window-size=900,1400", "--screenshot=" + picture,
				folder.resolve(name).toUri().toString()).redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
		assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the browser ends");
		assertTrue(Files.exists(picture), Files.readString(folder.resolve(name + ".log")));
		return picture;
	}

	private static void note(ServerSocket proxy, List<String> asked) {
		while (!proxy.isClosed()) {
			try (Socket one = proxy.accept(); InputStream in = one.getInputStream()) {
				byte[] begin = in.readNBytes(1);
				StringBuilder line = new StringBuilder(new String(begin, StandardCharsets.US_ASCII));
				for (int c = in.read(); c > 0 && c != '\r'; c = in.read()) {
					line.append((char) c);
				}
				// a connection on which nothing is sent asks nobody
				if (!line.isEmpty()) {
					asked.add(line.toString());
				}
			} catch (IOException closed) {
				if (!proxy.isClosed()) {
					throw new UncheckedIOException(closed);
				}
			}
		}
	}

	private static long colours(BufferedImage image) {
		Set<Integer> seen = new HashSet<>();
		for (int y = 0; y < image.getHeight(); y += 2) {
			for (int x = 0; x < image.getWidth(); x += 2) {
				seen.add(image.getRGB(x, y));
			}
		}
		return seen.size();
	}

	@Test
	void theWorkbookHoldsTheTablesAndNoFormula() throws Exception {
		Path file = folder.resolve("copy.xlsx");
		assertEquals(List.of(), UnsignedCopy.write(input, Form.XLSX, file).problems());
		Map<String, byte[]> parts = parts(file);
		Document names = xml(parts.get("xl/workbook.xml"));
		assertEquals("Unsigned copy", names.getElementsByTagName("sheet").item(0).getAttributes().getNamedItem("name").getNodeValue());
		int sheets = names.getElementsByTagName("sheet").getLength();
		StringBuilder all = new StringBuilder();
		for (int i = 1; i <= sheets; i++) {
			Document sheet = xml(parts.get("xl/worksheets/sheet" + i + ".xml"));
			assertEquals(0, sheet.getElementsByTagName("f").getLength(), "no formula");
			NodeList texts = sheet.getElementsByTagName("t");
			for (int t = 0; t < texts.getLength(); t++) {
				all.append(texts.item(t).getTextContent()).append('\n');
			}
		}
		assertTrue(all.indexOf(SmallCase.MESSAGE) >= 0, "the Chinese message as it is");
		assertTrue(all.indexOf("UNSIGNED COPY") >= 0 && all.indexOf("UNSIGNED COPY") < 200, "first");
		UnsignedCopy.write(input, Form.XLSX, folder.resolve("again.xlsx"));
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again.xlsx")));
	}

	private static Map<String, byte[]> parts(Path file) throws IOException {
		Map<String, byte[]> parts = new HashMap<>();
		try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				parts.put(entry.getName(), zip.readAllBytes());
			}
		}
		return parts;
	}

	private static Document xml(byte[] bytes) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
	}

	@Test
	void theFormIsToldByTheEndingOfTheName() {
		assertEquals(Optional.of(Form.HTML), Form.of(Path.of("A.HTML")));
		assertEquals(Optional.of(Form.XLSX), Form.of(Path.of("a.xlsx")));
		assertEquals(Optional.empty(), Form.of(Path.of("a.pdf")));
	}
}
