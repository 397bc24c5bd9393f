package org.telltale.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.refusal.Refusal;

/** Seeded positions at which a sealed file is damaged. */
final class FlipPositions {

	private static final Pattern OBJECT = Pattern.compile("(?s)(?<=[\\r\\n])\\d+ \\d+ obj\\b(.*?)endobj");

	private FlipPositions() {
	}

	/** {@code count} positions, {@code inContents} of them inside the signature's hexadecimal string. */
	static int[] of(byte[] file, int count, int inContents, long seed) throws Refusal {
		SignedBytes signed = SignedBytes.find(file);
		Random random = new Random(seed);
		int[] positions = new int[count];
		for (int i = 0; i < count; i++) {
			positions[i] = i < inContents ? signed.gapStart() + random.nextInt(signed.gapEnd() - signed.gapStart()) : random.nextInt(file.length);
		}
		return positions;
	}

	/** One position in each indirect object. */
	static int[] inEveryObject(byte[] file, long seed) {
		Random random = new Random(seed);
		Matcher object = OBJECT.matcher(new String(file, StandardCharsets.ISO_8859_1));
		List<Integer> positions = new ArrayList<>();
		while (object.find()) {
			positions.add(object.start(1) + random.nextInt(Math.max(1, object.end(1) - object.start(1))));
		}
		return positions.stream().mapToInt(Integer::intValue).toArray();
	}
}
