package org.telltale.seal.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Gives each embedded subset of a font a tag by its place in the file (AAAAAA, AAAAAB, ...), where the page writer drew one by chance: the same pages
 * are the same bytes then. Source: ISO 32000-1, section 9.6.4: six capitals, different for different subsets.
 */
final class SubsetTags {

	private static final Pattern TAGGED = Pattern.compile("([A-Z]{6})\\+(.+)");
	private static final List<COSName> NAMES = List.of(COSName.BASE_FONT, COSName.FONT_NAME);
	private static final int LETTERS = 26;

	private final Map<String, String> tags = new HashMap<>();

	private SubsetTags() {
	}

	/** Changes the names in place. */
	static void settle(PDDocument document) {
		SubsetTags settled = new SubsetTags();
		for (COSObjectKey key : document.getDocument().getXrefTable().keySet().stream().sorted().toList()) {
			COSBase value = document.getDocument().getObjectFromPool(key).getObject();
			if (value instanceof COSDictionary dictionary) {
				NAMES.forEach(name -> settled.rename(dictionary, name));
			}
		}
	}

	private void rename(COSDictionary font, COSName name) {
		if (font.getDictionaryObject(name) instanceof COSName value) {
			Matcher tagged = TAGGED.matcher(value.getName());
			if (tagged.matches()) {
				font.setItem(name, COSName.getPDFName(tags.computeIfAbsent(tagged.group(1), t -> tag(tags.size())) + "+" + tagged.group(2)));
			}
		}
	}

	private static String tag(int number) {
		StringBuilder tag = new StringBuilder();
		for (int rest = number, i = 0; i < 6; i++, rest /= LETTERS) {
			tag.insert(0, (char) ('A' + rest % LETTERS));
		}
		return tag.toString();
	}
}
