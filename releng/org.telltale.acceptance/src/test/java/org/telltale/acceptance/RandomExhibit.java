package org.telltale.acceptance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.telltale.match.exhibit.Sought;
import org.telltale.base.ExhibitKind;

/**
 * An exhibit with a form of it.
 *
 * @param sought the exhibit
 * @param content its bytes: a photo's, or the value in UTF-8
 * @param bytes the form that is to be planted
 * @param isText whether the form is text in UTF-8
 * @param strength what finding it is worth
 */
record RandomExhibit(Sought sought, byte[] content, byte[] bytes, boolean isText, String strength) {

	static final String LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,?!<&\"'=+%/";
	static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗ 0123456789";
	static final String CHINESE = "明天下午三點在老地方見請帶兩盞燈不要告訴別人謝謝你好中國人民電話號碼";
	static final String EMOJI = "😀🚀🎉👍🏽🇬🇧❤️abc ";

	/** An exhibit of any kind in any of its forms. */
	static RandomExhibit of(String id, Random random) {
		return switch (random.nextInt(10)) {
			case 0 -> message(id, LATIN, random, "utf-8", "utf-16le", "utf-16be");
			case 1 -> message(id, CYRILLIC, random, "utf-8", "utf-16le", "windows-1251", "koi8-r");
			case 2 -> message(id, CHINESE, random, "utf-8", "utf-16be", "gb18030", "big5");
			case 3 -> message(id, EMOJI, random, "utf-8", "utf-16le", "gb18030");
			case 4 -> phone(id, random);
			case 5 -> imei(id, random);
			case 6 -> email(id, random);
			case 7 -> photo(id, random);
			case 8 -> text(Sought.value(id, ExhibitKind.SERIAL, text("ABCDEFGHJKLMNPQRSTUVWXYZ", 8, random) + text("0123456789", 6, random)));
			default -> text(Sought.value(id, ExhibitKind.ANDROID_ID, text("123456789abcdef", 16, random)));
		};
	}

	/** Random characters of an alphabet. */
	static String text(String alphabet, int length, Random random) {
		int[] characters = alphabet.codePoints().toArray();
		StringBuilder text = new StringBuilder();
		random.ints(length, 0, characters.length).forEach(i -> text.appendCodePoint(characters[i]));
		return text.toString();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static RandomExhibit text(Sought sought) {
		return text(sought, sought.value().orElseThrow(), "exact");
	}

	private static RandomExhibit text(Sought sought, String form, String strength) {
		return new RandomExhibit(sought, utf8(sought.value().orElseThrow()), utf8("v:" + form + ";"), true, strength);
	}

	static RandomExhibit message(String id, String alphabet, Random random, String... charsets) {
		String value = "w" + text(alphabet, 14 + random.nextInt(60), random) + "w";
		String charset = charsets[random.nextInt(charsets.length)];
		return new RandomExhibit(Sought.value(id, ExhibitKind.SMS, value), utf8(value), value.getBytes(Charset.forName(charset)), charset.equals("utf-8"), "exact");
	}

	private static RandomExhibit phone(String id, Random random) {
		String national = "7700" + text("123456789", 6, random);
		String form = List.of("+44" + national, "0044" + national, "44" + national, "+44 " + national.substring(0, 4) + " " + national.substring(4),
				"0" + national.substring(0, 4) + "-" + national.substring(4), "+44 (0)" + national).get(random.nextInt(6));
		return text(Sought.value(id, ExhibitKind.PHONE_NUMBER, "+44" + national), form, "exact");
	}

	private static RandomExhibit imei(String id, Random random) {
		String body = "35" + text("0123456789", 12, random);
		int sum = 0;
		for (int i = 0; i < 14; i++) {
			int digit = (body.charAt(i) - '0') * (1 + i % 2);
			sum += digit / 10 + digit % 10;
		}
		String value = body + (10 - sum % 10) % 10;
		Sought sought = Sought.value(id, ExhibitKind.IMEI, value);
		return switch (random.nextInt(5)) {
			case 0 -> text(sought, value.substring(0, 2) + "-" + value.substring(2, 8) + "-" + value.substring(8, 14) + "-" + value.charAt(14), "exact");
			case 1 -> text(sought, value.substring(0, 14), "exact");
			case 2 -> new RandomExhibit(sought, utf8(value), HexFormat.of().parseHex("5008" + (value + "f").replaceAll("(.)(.)", "$2$1") + "5100"), false, "exact");
			case 3 -> text(sought, HexFormat.of().formatHex(sha256(utf8(value))), "digest");
			default -> text(sought);
		};
	}

	private static RandomExhibit email(String id, Random random) {
		String value = text("abcdefghijklmnopqrstuvwxyz", 9, random) + ".x@" + text("abcdefghijklmnopqrstuvwxyz", 6, random) + ".example";
		Sought sought = Sought.value(id, ExhibitKind.EMAIL, value);
		return switch (random.nextInt(3)) {
			case 0 -> text(sought, value.toUpperCase(Locale.ROOT), "exact");
			case 1 -> new RandomExhibit(sought, utf8(value), sha256(utf8(value)), false, "digest");
			default -> text(sought);
		};
	}

	/** Bytes as long as a small picture, whole, or an upload that was cut short. */
	private static RandomExhibit photo(String id, Random random) {
		byte[] content = new byte[5000 + random.nextInt(4000)];
		random.nextBytes(content);
		Sought sought = Sought.file(id, content);
		return random.nextBoolean() ? new RandomExhibit(sought, content, content, false, "exact")
				: new RandomExhibit(sought, content, Arrays.copyOf(content, 4500 + random.nextInt(400)), false, "partial");
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
