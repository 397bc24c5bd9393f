package org.telltale.seal.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks text into lines. */
final class Lines {

	private Lines() {
	}

	/** Breaks at spaces; a word that is wider than the line is cut. */
	static List<String> broken(String text, double width, ToDoubleFunction<String> measure) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ")) {
			if (!line.isEmpty() && measure.applyAsDouble(line + " " + word) > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
			while (measure.applyAsDouble(line.toString()) > width && line.length() > 1) {
				int fits = 1;
				while (fits < line.length() - 1 && measure.applyAsDouble(line.substring(0, fits + 1)) <= width) {
					fits++;
				}
				lines.add(line.substring(0, fits));
				line.delete(0, fits);
			}
		}
		lines.add(line.toString());
		return lines;
	}
}
