package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.FileSource;
import org.telltale.container.Limits;
import org.telltale.container.walk.Formats;
import org.telltale.container.walk.Item;
import org.telltale.container.walk.Visitor;
import org.telltale.container.walk.Walker;

/** File systems that other programs made of one tree of files: each file comes out as it went in, from where the image holds it. */
class FileSystemProgramsTest {

	private static final String PACKAGES = "dosfstools mtools exfatprogs f2fs-tools erofs-utils";
	private static final String LINK = "-> ";

	@TempDir
	private static Path folder;
	private static Path tree;
	private static Map<String, String> truth;

	private final List<Problem> problems = new ArrayList<>();
	private final List<String> formats = new ArrayList<>();

	/** Files of each size that matters: empty, inline, some blocks, through direct and indirect nodes; what compresses and what does not. */
	@BeforeAll
	static void made() throws IOException {
		tree = Files.createDirectories(folder.resolve("tree"));
		Random random = new Random(11);
		write("empty", new byte[0]);
		write("small.txt", "a few bytes".getBytes(StandardCharsets.US_ASCII));
		write("DCIM/Camera/IMG_20140807_102000_a rather long name.jpg", noise(random, 300_001));
		write("DCIM/Камера/照片 ü.jpg", noise(random, 70_000));
		write("data/text.log", "the same line again and again\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
		// repeated, as noise alone takes programs long to compress
		byte[] part = noise(random, 58_000);
		byte[] large = new byte[250 * part.length];
		IntStream.range(0, 250).forEach(i -> System.arraycopy(part, 0, large, i * part.length, part.length));
		write("data/large.bin", large);
		byte[] holes = new byte[6_000_000];
		holes[5_999_999] = 1;
		write("data/holes.bin", holes);
		for (int i = 0; i < 700; i++) {
			write("many/file number " + i + ".txt", ("content of " + i).getBytes(StandardCharsets.US_ASCII));
		}
		Files.createSymbolicLink(tree.resolve("link"), Path.of("data/text.log"));
		truth = new TreeMap<>();
		truth.put("link", LINK + "data/text.log");
		try (Stream<Path> files = Files.walk(tree)) {
			for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList()) {
				truth.put(tree.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)).hex());
			}
		}
	}

	private static void write(String name, byte[] content) throws IOException {
		Files.createDirectories(tree.resolve(name).getParent());
		Files.write(tree.resolve(name), content);
	}

	private static byte[] noise(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

	@ParameterizedTest
	@CsvSource({"12,32,32", "16,64,4", "32,64,1", "32,280,8"})
	void fatGivesEachFile(String bits, int size, String perCluster) throws Exception {
		Path image = image("fat" + bits + "-" + perCluster, size);
		run("mkfs.fat", "-F", bits, "-s", perCluster, "-n", "CARD", image.toString());
		List<String> copy = new ArrayList<>(List.of("mcopy", "-s", "-i", image.toString()));
		try (Stream<Path> files = Files.list(tree)) {
			files.filter(file -> !Files.isSymbolicLink(file)).map(Path::toString).sorted().forEach(copy::add);
		}
		copy.add("::/");
		run(copy.toArray(String[]::new));
		Map<String, String> rest = new TreeMap<>(truth);
		rest.remove("link");
		assertSame(rest, read(image));
		assertEquals(List.of(), problems);
		run("mdel", "-i", image.toString(), "::/many/file number 7.txt");
		rest.remove("many/file number 7.txt");
		assertSame(rest, read(image));
		assertEquals(List.of("fat.deleted"), problems.stream().map(Problem::code).toList());
		assertTrue(problems.getFirst().what().startsWith("1 entries"), problems.toString());
		assertEquals(List.of("fat", "fat"), formats);
	}

	@ParameterizedTest
	@CsvSource({"plain,", "extra,'extra_attr,inode_checksum,inode_crtime,sb_checksum,lost_found,verity,encrypt'"})
	void f2fsGivesEachFile(String name, String features) throws Exception {
		Path image = image("f2fs-" + name, 128);
		List<String> make = new ArrayList<>(List.of("mkfs.f2fs", "-f", "-q", "-l", "data"));
		if (features != null) {
			make.addAll(List.of("-O", features));
		}
		make.add(image.toString());
		run(make.toArray(String[]::new));
		run("sload.f2fs", "-f", tree.toString(), image.toString());
		assertSame(truth, read(image));
		assertEquals(List.of(), problems);
	}

	/** No program fills an exFAT image without mounting it: files are written here, and fsck.exfat says whether they are as they should be. */
	@Test
	void exfatGivesEachFile() throws Exception {
		Path image = image("exfat", 16);
		run("mkfs.exfat", "-L", "CARD", "-c", "4K", image.toString());
		byte[] noise = noise(new Random(12), 10_000);
		ExfatImage exfat = new ExfatImage(ByteBuffer.wrap(Files.readAllBytes(image)));
		exfat.file("A PHOTO WITH A LONG NAME.JPG", noise, true);
		exfat.file("B.TXT", noise, false);
		Files.write(image, exfat.bytes());
		run("fsck.exfat", "-n", image.toString());
		String digest = Digest.sha256(noise).hex();
		assertSame(Map.of("A PHOTO WITH A LONG NAME.JPG", digest, "B.TXT", digest), read(image));
		assertEquals(List.of(), problems);
	}

	@ParameterizedTest
	@CsvSource({"plain,", "chunks,--chunksize=8192", "lz4,-zlz4", "large,'-zlz4hc,1 -C65536'", "legacy,'-zlz4 -Elegacy-compress,force-inode-extended'",
			"tails,'-zlz4hc,1 -C16384 -Eztailpacking'", "fragments,'-zlz4hc,1 -C65536 -Efragments'", "all,-zlz4 -Eall-fragments"})
	void erofsGivesEachFile(String name, String options) throws Exception {
		Path image = folder.resolve("erofs-" + name + ".img");
		List<String> make = new ArrayList<>(List.of("mkfs.erofs"));
		make.addAll(options == null ? List.of() : List.of(options.split(" ")));
		make.addAll(List.of(image.toString(), tree.toString()));
		run(make.toArray(String[]::new));
		assertSame(truth, read(image));
		assertEquals(List.of(), problems);
	}

	private static Path image(String name, int mebibytes) throws IOException {
		Path image = folder.resolve(name + ".img");
		try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
			file.setLength((long) mebibytes << 20);
		}
		return image;
	}

	/** Says only what differs: there are many. */
	private void assertSame(Map<String, String> wanted, Map<String, String> found) {
		Map<String, String> missing = new TreeMap<>(wanted);
		missing.entrySet().removeAll(found.entrySet());
		Map<String, String> more = new TreeMap<>(found);
		more.entrySet().removeAll(wanted.entrySet());
		assertEquals(Map.of(), missing, () -> "instead: " + more + problems);
		assertEquals(Map.of(), more);
	}

	/** Files by path, with their digest; what is not stored plainly is compared only. */
	private Map<String, String> read(Path image) throws IOException {
		problems.clear();
		Map<String, String> found = new TreeMap<>();
		try (FileSource source = FileSource.open(image)) {
			Visitor visitor = new Visitor() {
				@Override
				public void item(Item item) throws IOException {
					if (item.depth() != 1) {
						return;
					}
					String path = item.path().substring(item.path().indexOf("!/") + 1).replaceFirst("^/", "");
					if (item.kind() == Entry.Kind.FILE) {
						found.put(path, item.sha256().orElseThrow().hex());
						samePlaces(source, item);
					} else if (item.kind() == Entry.Kind.LINK) {
						found.put(path, LINK + item.target().orElseThrow());
					}
				}

				@Override
				public void container(Item item, Container container) {
					formats.add(container.format());
				}

				@Override
				public void problem(Item item, Problem problem) {
					problems.add(problem);
				}
			};
			new Walker(Formats.ALL, Limits.STANDARD, visitor, Progress.NONE).walk(source, image.getFileName().toString());
		}
		return found;
	}

	/** The bytes at the places that are named are those of the file. */
	private static void samePlaces(FileSource image, Item item) throws IOException {
		if (item.origin().isEmpty()) {
			return;
		}
		ByteBuffer bytes = ByteBuffer.allocate((int) item.length());
		for (ByteRange range : item.origin().get()) {
			bytes.put(image.bytes(range.offset(), (int) range.length()));
		}
		assertEquals(item.sha256().orElseThrow(), Digest.sha256(bytes.array()), item.path());
	}

	private static void run(String... command) throws IOException, InterruptedException {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().put("LC_ALL", "C.UTF-8");
			builder.environment().put("MTOOLS_SKIP_CHECK", "1");
			builder.environment().merge("PATH", "/sbin:/usr/sbin", (path, sbin) -> path + ":" + sbin);
			Process process = builder.start();
			String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, process.waitFor(), Arrays.toString(command) + "\n" + out);
		} catch (IOException e) {
			throw Oracle.missing(command[0], PACKAGES, e);
		}
	}
}
