package org.telltale.match.internal.pattern;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/** Text in the character sets in which handsets write it, and its digests. */
final class TextForms {

	static final Variant.Text LITTLE = new Variant.Text("utf-16le");
	private static final Variant.Text BIG = new Variant.Text("utf-16be");
	private static final Variant.Text UTF_8 = new Variant.Text("utf-8");
	private static final Variant.Text GB18030 = new Variant.Text("gb18030");

	private TextForms() {
	}

	/** Every form of the value as text, with its digests. */
	static void of(Sought sought, Edge edge, PatternSet.Collector out) {
		String text = sought.value().orElse("");
		if (text.isEmpty()) {
			out.problem("match.no-value", "the exhibit has no text", "it is not looked for");
			return;
		}
		double chance = ChanceModel.text(text);
		out.bytes(UTF_8, text.getBytes(StandardCharsets.UTF_8), false, edge, chance);
		out.bytes(GB18030, text.getBytes(Charset.forName("GB18030")), false, edge, chance);
		wide(text, edge, chance, out);
		DigestForms.of("utf-8", text, out);
	}

	/** The text in UTF-16, where one-byte forms are found in another way. */
	static void wide(String text, Edge edge, double chance, PatternSet.Collector out) {
		out.bytes(LITTLE, text.getBytes(StandardCharsets.UTF_16LE), false, edge, chance);
		out.bytes(BIG, text.getBytes(StandardCharsets.UTF_16BE), false, edge, chance);
	}

	/** The text in UTF-8 alone. */
	static void narrow(String text, Edge edge, double chance, PatternSet.Collector out) {
		out.bytes(UTF_8, text.getBytes(StandardCharsets.UTF_8), false, edge, chance);
	}
}
