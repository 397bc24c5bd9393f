package org.telltale.match.internal.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Measures how often the likeness of pictures errs: how many drawn scenes, a number of them given, are taken for another, and how
 * many are not known again after what programs do to pictures. Further arguments are folders with pictures of others. Prints the
 * tables of {@code docs/guide/error-rates.md}.
 */
final class PictureErrorRates {

	private static final int DRAWINGS = 80;
	private static final String[] KINDS = { "harbours", "textures", "shapes", "pages" };

	private PictureErrorRates() {
	}

	private record Named(String name, Sketch sketch) {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = System.out;
		int scenes = Integer.parseInt(arguments[0]);
		List<Named> drawn = new ArrayList<>();
		for (int kind = 0; kind < KINDS.length; kind++) {
			int wanted = kind;
			List<Named> alone = IntStream.range(0, scenes).filter(i -> i % KINDS.length == wanted).parallel().boxed()
					.flatMap(seed -> drawn(seed).stream()).toList();
			pairs(out, KINDS[kind], alone);
			drawn.addAll(alone);
		}
		pairs(out, "all drawn", drawn);
		List<Named> foreign = new ArrayList<>();
		List<BufferedImage> originals = new ArrayList<>();
		for (int i = 1; i < arguments.length; i++) {
			foreign(Path.of(arguments[i]), foreign, originals, out);
		}
		if (!foreign.isEmpty()) {
			pairs(out, "of others", foreign);
		}
		knownAgain(out, "pictures of others", originals);
		knownAgain(out, "drawn scenes but pages", drawings(seed -> seed % KINDS.length != KINDS.length - 1));
		knownAgain(out, "pages", drawings(seed -> seed % KINDS.length == KINDS.length - 1));
	}

	private static List<BufferedImage> drawings(IntPredicate wanted) {
		return IntStream.range(0, DRAWINGS).filter(wanted).mapToObj(seed -> Scenes.scene(seed, 640, 480)).toList();
	}

	/** A scene, unless it is too plain. */
	private static Optional<Named> drawn(int seed) {
		try {
			return Optional.of(new Named("scene " + seed, Scenes.sketch(Scenes.png(Scenes.scene(seed, 160, 120)))));
		} catch (NotComparable plain) {
			return Optional.empty();
		} catch (IOException e) {
			throw new IllegalStateException("scene " + seed, e);
		}
	}

	/** Pictures in a folder that can be compared, and among themselves differ in bytes. */
	private static void foreign(Path folder, List<Named> sketches, List<BufferedImage> originals, PrintStream out) throws IOException {
		Map<String, Integer> reasons = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(folder)) {
			for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
				byte[] bytes = Files.readAllBytes(path);
				if (!Picture.isAt(bytes)) {
					continue;
				}
				try {
					sketches.add(new Named(path.toString(), Scenes.sketch(bytes)));
					originals.add(opaque(ImageIO.read(new ByteArrayInputStream(bytes))));
				} catch (NotComparable e) {
					reasons.merge(e.reason().words(), 1, Integer::sum);
				}
			}
		}
		out.println(folder.getFileName() + ": not comparable: " + reasons);
	}

	/** The colours as they are stored, without transparency. */
	private static BufferedImage opaque(BufferedImage picture) {
		BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				result.setRGB(x, y, picture.getRGB(x, y));
			}
		}
		return result;
	}

	private static void pairs(PrintStream out, String name, List<Named> all) {
		int[] nearest = IntStream.range(0, all.size()).parallel().map(i -> IntStream.range(0, i)
				.map(j -> all.get(i).sketch.likeness(all.get(j).sketch)).max().orElse(0)).toArray();
		long pairs = (long) all.size() * (all.size() - 1) / 2;
		out.printf(Locale.ROOT, "| %s | %d | %d | %d | %.4f |%n", name, all.size(), pairs,
				IntStream.of(nearest).filter(likeness -> likeness >= Sketch.ALIKE).count(), IntStream.of(nearest).max().orElse(0) / 10_000.0);
		for (int i = 0; i < all.size(); i++) {
			for (int j = 0; j < i && nearest[i] >= Sketch.ALIKE; j++) {
				if (all.get(i).sketch.likeness(all.get(j).sketch) >= Sketch.ALIKE) {
					out.println("  alike: " + all.get(j).name + ", " + all.get(i).name);
				}
			}
		}
	}

	private static void knownAgain(PrintStream out, String what, List<BufferedImage> originals) {
		out.println(what);
		Map<String, UnaryOperator<BufferedImage>> changes = new TreeMap<>();
		for (int percent : new int[] { 25, 33, 50, 75, 100 }) {
			for (boolean areas : percent == 100 ? new boolean[] { true } : new boolean[] { true, false }) {
				changes.put("size %3d %%, by %s".formatted(percent, areas ? "areas" : "neighbours"), picture -> percent == 100 ? picture
						: Scenes.scaled(picture, picture.getWidth() * percent / 100, picture.getHeight() * percent / 100, areas));
			}
		}
		for (double percent : new double[] { 0.5, 1, 2, 5 }) {
			changes.put("without " + percent + " %", picture -> Scenes.cropped(picture, percent));
		}
		changes.forEach((name, change) -> {
			StringBuilder line = new StringBuilder("| " + name + " |");
			for (int quality : new int[] { 30, 60, 95 }) {
				int[] results = originals.parallelStream().mapToInt(original -> likeness(original, change, quality)).filter(r -> r >= 0).toArray();
				line.append(" %d of %d, %.3f |".formatted(IntStream.of(results).filter(r -> r < Sketch.ALIKE).count(), results.length,
						IntStream.of(results).min().orElse(0) / 10_000.0));
			}
			out.println(line);
		});
	}

	/** -1 where the picture or what was made of it is too small to be compared. */
	private static int likeness(BufferedImage original, UnaryOperator<BufferedImage> change, int quality) {
		try {
			Sketch before = Scenes.sketch(Scenes.jpeg(original, 92, false));
			return before.likeness(Scenes.sketch(Scenes.jpeg(change.apply(original), quality, quality % 2 == 1)));
		} catch (NotComparable e) {
			return -1;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
