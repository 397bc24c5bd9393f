package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.seal.replay.VariantCase.assertHolds;
import static org.telltale.seal.replay.VariantCase.assertRefused;
import static org.telltale.seal.replay.VariantCase.json;
import static org.telltale.seal.replay.VariantCase.known;
import static org.telltale.seal.replay.VariantCase.whole;

import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.picture.Drawn;
import org.telltale.seal.picture.Sketch;
import org.telltale.seal.refusal.Refusal;

class VariantTest {

	private static final Variant.Known IMEI = known("IMEI", "004999010640000");
	private static final Variant.Known PHONE = known("PHONE_NUMBER", "+447700900123");
	private static final Variant.Known MAC = known("MAC", "00:00:5E:00:53:01");

	@Test
	void textInFourCharsets() throws Exception {
		Variant.Known sms = known("SMS", "明天见 at 5");
		assertHolds("{'form':'text','charset':'utf-8'}", "明天见 at 5".getBytes(StandardCharsets.UTF_8), sms);
		assertHolds("{'form':'text','charset':'utf-16le'}", "明天见 at 5".getBytes(StandardCharsets.UTF_16LE), sms);
		assertHolds("{'form':'text','charset':'utf-16be'}", "明天见 at 5".getBytes(StandardCharsets.UTF_16BE), sms);
		assertHolds("{'form':'text','charset':'gb18030'}", "明天见 at 5".getBytes(Charset.forName("GB18030")), sms);
		assertRefused("{'form':'text','charset':'latin-1'}", "x", sms);
		assertRefused("{'form':'text','charset':'utf-8','fold':true}", "x", sms);
	}

	@Test
	void digitsWithAndWithoutTheCheckDigit() throws Exception {
		assertHolds("{'form':'digits','count':15}", "00-499901-064000-0", IMEI);
		assertHolds("{'form':'digits','count':14}", "00499901064000", IMEI);
		assertRefused("{'form':'digits','count':13}", "0049990106400", IMEI);
		assertRefused("{'form':'digits','count':16}", "0049990106400000", IMEI);
		assertRefused("{'form':'digits','count':15}", "004999010640001", IMEI);
		assertHolds("{'form':'digits','count':15}", "460001234567890", known("IMSI", "460001234567890"));
		assertRefused("{'form':'digits','count':14}", "46000123456789", known("IMSI", "460001234567890"));
	}

	@Test
	void phoneNumbersInTheirStyles() throws Exception {
		assertHolds("{'form':'phone','style':'international'}", "+44 (7700) 900-123", PHONE);
		assertHolds("{'form':'phone','style':'double-zero'}", "00447700900123", PHONE);
		assertHolds("{'form':'phone','style':'digits'}", "447700900123", PHONE);
		assertHolds("{'form':'phone','style':'national','countryCode':'44','trunk':'0'}", "07700 900123", PHONE);
		assertRefused("{'form':'phone','style':'national','countryCode':'49','trunk':'0'}", "07700 900123", PHONE);
		assertRefused("{'form':'phone','style':'international','countryCode':'44','trunk':'0'}", "+447700900123", PHONE);
		assertRefused("{'form':'phone','style':'digits'}", "447700900124", PHONE);
	}

	@Test
	void hexadecimalIdentifiers() throws Exception {
		assertHolds("{'form':'hex-id','separators':true}", "00-00-5e-00-53-01", MAC);
		assertHolds("{'form':'hex-id','separators':false}", "00005E005301", MAC);
		assertRefused("{'form':'hex-id','separators':false}", "00-00-5e-00-53-01", MAC);
	}

	@Test
	void digestsOfWhatTheVariantNames() throws Exception {
		String md5 = java.util.HexFormat.of().formatHex(Digest.newDigester("MD5").digest("00499901064000".getBytes(StandardCharsets.US_ASCII)));
		assertHolds("{'form':'digest','algorithm':'MD5','of':'digits-14','spelling':'hex-lower'}", md5, IMEI);
		assertRefused("{'form':'digest','algorithm':'MD5','of':'digits-15','spelling':'hex-lower'}", md5, IMEI);
		assertRefused("{'form':'digest','algorithm':'MD5','of':'digits-14','spelling':'hex-upper'}", md5, IMEI);
		assertRefused("{'form':'digest','algorithm':'CRC32','of':'digits-14','spelling':'hex-upper'}", md5, IMEI);
		assertRefused("{'form':'digest','algorithm':'MD5','of':'e164','spelling':'raw'}", "x", IMEI);
		assertEquals("digest", Variant.strength(json("{'form':'digest'}")));
	}

	@Test
	void partOfAFileIsComparedWithTheFile() throws Exception {
		byte[] photo = new byte[10_000];
		new java.util.Random(1).nextBytes(photo);
		Variant.Known known = new Variant.Known("PHOTO", Optional.empty(), Digest.sha256(photo).hex(), photo.length);
		Json part = json("{'form':'file-part','offset':500}");
		assertTrue(Variant.require(part, new Matched(photo, 500, 5_000), known, () -> Optional.of(photo)));
		assertFalse(Variant.require(part, new Matched(photo, 500, 5_000), known, Optional::empty));
		assertThrows(Refusal.class, () -> Variant.require(part, new Matched(photo, 501, 5_001), known, () -> Optional.of(photo)));
		assertThrows(Refusal.class, () -> Variant.require(part, new Matched(photo, 500, 4_595), known, () -> Optional.of(photo)));
		assertTrue(Variant.require(json("{'form':'file'}"), whole(photo), known, Optional::empty));
		photo[0] ^= 1;
		assertThrows(Refusal.class, () -> Variant.require(json("{'form':'file'}"), whole(photo), known, Optional::empty));
		assertRefused("{'form':'thumbnail'}", "x", known);
	}

	@Test
	void picturesThatLookAlike() throws Exception {
		BufferedImage image = Drawn.picture(200, 150, BufferedImage.TYPE_INT_RGB, 1);
		byte[] exhibit = Drawn.jpeg(image, 0.9f, false);
		byte[] sent = Drawn.jpeg(Drawn.scaled(image, 100, 75), 0.7f, true);
		Variant.Known photo = new Variant.Known("PHOTO", Optional.empty(), Digest.sha256(exhibit).hex(), exhibit.length);
		int likeness = Sketch.of(sent).likeness(Sketch.of(exhibit));
		Json form = json("{'form':'picture','likeness':" + likeness + "}");
		assertTrue(Variant.require(form, whole(sent), photo, () -> Optional.of(exhibit)));
		assertTrue(Variant.require(form, whole(sent), photo, () -> Optional.of(Arrays.copyOf(exhibit, exhibit.length + 9))));
		assertFalse(Variant.require(form, whole(sent), photo, Optional::empty));
		assertEquals("similar", Variant.strength(form));
		for (String other : new String[] { "{'form':'picture','likeness':" + (likeness - 1) + "}", "{'form':'picture','likeness':" + (likeness + 1) + "}",
				"{'form':'picture'}", "{'form':'picture','likeness':" + likeness + ",'flipped':true}", "{'form':'picture','likeness':'" + likeness + "'}" }) {
			assertThrows(Refusal.class, () -> Variant.require(json(other), whole(sent), photo, () -> Optional.of(exhibit)));
		}
		assertThrows(Refusal.class, () -> Variant.require(form, whole(Arrays.copyOf(sent, sent.length + 1)), photo, Optional::empty));
		assertThrows(Refusal.class, () -> Variant.require(form, whole(sent), known("SMS", "x"), () -> Optional.of(exhibit)));
		assertThrows(Refusal.class, () -> Variant.require(form, whole(sent), photo, () -> Optional.of(new byte[100])));
	}

	@Test
	void pictureOfALikenessThatIsTooSmall() throws Exception {
		BufferedImage image = Drawn.picture(200, 150, BufferedImage.TYPE_INT_RGB, 1);
		byte[] exhibit = Drawn.png(image);
		java.awt.Graphics2D pen = image.createGraphics();
		pen.fillRect(50, 30, 60, 60);
		pen.dispose();
		byte[] sent = Drawn.png(image);
		int likeness = Sketch.of(sent).likeness(Sketch.of(exhibit));
		assertTrue(likeness > 5_000 && likeness < 9_000, "likeness " + likeness);
		Variant.Known photo = new Variant.Known("PHOTO", Optional.empty(), Digest.sha256(exhibit).hex(), exhibit.length);
		assertThrows(Refusal.class, () -> Variant.require(json("{'form':'picture','likeness':" + likeness + "}"), whole(sent), photo, () -> Optional.of(exhibit)));
	}
}
