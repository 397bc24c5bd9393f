package org.telltale.firmware.rom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which texts of consent are found (docs/formats/rom-defaults.md, "Texts"). */
final class ConsentWords {

	private static final Pattern ENGLISH = Pattern.compile("(?<![a-z])(consent|privacy|upload|cloud|sync|agree|disagree|personal[ _]data|personal[ _]information"
			+ "|terms[ _]of[ _](?:service|use))", Pattern.CASE_INSENSITIVE);
	private static final List<String> CHINESE = List.of("同意", "隐私", "隱私", "上传", "上傳", "云服务", "雲服務", "云端", "雲端", "云同步", "雲同步", "同步", "协议",
			"協議", "个人信息", "個人資訊", "個人資料");

	private ConsentWords() {
	}

	/** The first word of the list in a text; words of more than one language by the order of the list. */
	static Optional<String> inText(String text) {
		return inName(text).or(() -> CHINESE.stream().filter(text::contains).findFirst());
	}

	/** The first English word of the list in a resource's name. */
	static Optional<String> inName(String name) {
		Matcher word = ENGLISH.matcher(name);
		return word.find() ? Optional.of(word.group().replace('_', ' ').toLowerCase(Locale.ROOT)) : Optional.empty();
	}
}
