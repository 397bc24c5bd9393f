package org.telltale.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

class FirmwareReaderTest {

	private static final byte[] APK = Reading.zip("AndroidManifest.xml", CompiledXmlBuilder.manifest(), "classes.dex", DexBuilder.spying());

	@Test
	void packageSaysWhatItIsAndWhatItMayDo() {
		PackageRecord one = Reading.of(APK).all(PackageRecord.class).getFirst();
		assertEquals("com.vendor.updater", one.manifest().name().orElseThrow());
		assertEquals("42", one.manifest().versionCode().orElseThrow());
		assertEquals("1.4.2", one.manifest().versionName().orElseThrow());
		assertEquals(List.of("android.permission.READ_SMS", "android.permission.INTERNET"), one.manifest().permissions());
		assertEquals(List.of(".Boot"), one.manifest().bootReceivers());
		assertEquals("no certificate found", one.signature());
	}

	@Test
	void indicatorsOfDexAreFoundWithTheirPlaceInTheImage() {
		Reading reading = Reading.of(APK);
		assertEquals(List.of("url https://api.vendor.example/v1/sync?imei=", "host api.vendor.example", "host push.vendor.test", "ipv4 10.0.0.1",
				"api android.telephony.TelephonyManager.getDeviceId"), reading.indicators());
		for (IndicatorRecord one : reading.all(IndicatorRecord.class).subList(0, 4)) {
			int offset = (int) one.artefact().imageOffset().orElseThrow();
			assertEquals(one.value(), new String(APK, offset, (int) one.artefact().length(), US_ASCII));
		}
	}

	@Test
	void parentsComeFirstAndIdsAreUnique() {
		Set<String> ids = new HashSet<>();
		for (FirmwareRecord record : Reading.of(Reading.zip("app.apk", APK, "again.apk", APK)).records()) {
			assertTrue(record.artefact().parent().map(ids::contains).orElse(true), record::toString);
			assertTrue(ids.add(record.artefact().id()), record::toString);
		}
	}

	@Test
	void sameImageGivesTheSameLines() {
		assertEquals(Reading.of(APK).lines(), Reading.of(APK).lines());
	}

	@Test
	void everyLineIsJsonWithTheCommonMembers() throws JsonSyntaxException {
		for (String line : Reading.of(APK).lines()) {
			Json json = JsonReader.read(line);
			assertTrue(json.text("type").isPresent() && json.text("id").isPresent() && json.integer("length").isPresent(), line);
		}
	}

	@Test
	void signerOfTheBlockIsNamedButNotVerified() {
		byte[] apk = SigningBlockBuilder.into(APK, 0x7109871aL, SigningBlockBuilder.v2(SigningBlockBuilder.CERTIFICATE, false));
		Reading reading = Reading.of(apk);
		PackageRecord one = reading.all(PackageRecord.class).getFirst();
		assertEquals("certificate present, signature not verified", one.signature());
		assertEquals("CN=Telltale Test", one.signers().getFirst().subject());
		assertEquals(Digest.sha256(SigningBlockBuilder.CERTIFICATE), one.signers().getFirst().sha256());
		assertEquals(0x30, apk[(int) one.signers().getFirst().offset()]);
		assertEquals(List.of(), reading.codes());
	}

	@Test
	void v3SignatureThatWasStrippedIsReported() {
		byte[] apk = SigningBlockBuilder.into(APK, 0x7109871aL, SigningBlockBuilder.v2(SigningBlockBuilder.CERTIFICATE, true));
		assertEquals(List.of("apk.v3-stripped"), Reading.of(apk).codes());
	}

	@Test
	void certificateThatIsNoneKeepsItsDigest() {
		byte[] apk = SigningBlockBuilder.into(APK, 0x7109871aL, SigningBlockBuilder.v2("no certificate".getBytes(US_ASCII), false));
		Reading reading = Reading.of(apk);
		assertEquals(List.of("apk.certificate"), reading.codes());
		assertEquals(Digest.sha256("no certificate".getBytes(US_ASCII)), reading.all(PackageRecord.class).getFirst().signers().getFirst().sha256());
	}

	@Test
	void v2SignatureThatTheV1FilePromisesAndIsMissingIsReported() {
		byte[] apk = Reading.zip("AndroidManifest.xml", CompiledXmlBuilder.manifest(), "META-INF/CERT.SF",
				"Signature-Version: 1.0\r\nX-Android-APK-Signed: 2\r\n".getBytes(US_ASCII));
		assertTrue(Reading.of(apk).codes().contains("apk.v2-stripped"));
	}

	@Test
	void manifestCutAtEachByteIsReported() {
		byte[] manifest = CompiledXmlBuilder.manifest();
		for (int length = 0; length < manifest.length; length++) {
			Reading reading = Reading.of(Reading.zip("AndroidManifest.xml", Arrays.copyOf(manifest, length)));
			assertTrue(reading.codes().contains("apk.manifest"), "length " + length);
		}
	}

	@Test
	void manifestWithEachByteFlippedNeverThrows() {
		byte[] manifest = CompiledXmlBuilder.manifest();
		for (int i = 0; i < manifest.length; i++) {
			byte[] broken = manifest.clone();
			broken[i] ^= (byte) 0xff;
			assertFalse(Reading.of(Reading.zip("AndroidManifest.xml", broken)).all(PackageRecord.class).isEmpty());
		}
	}

	@Test
	void dexCutAtEachByteIsReportedAndStillSearched() {
		byte[] dex = DexBuilder.spying();
		for (int length = 8; length < dex.length; length++) {
			assertEquals(List.of("dex.broken"), Reading.of(Arrays.copyOf(dex, length)).codes(), "length " + length);
		}
		assertTrue(Reading.of(Arrays.copyOf(dex, dex.length - 1)).indicators().contains("host push.vendor.test"));
	}

	@Test
	void dexWithEachByteFlippedNeverThrows() {
		byte[] dex = DexBuilder.spying();
		for (int i = 0; i < dex.length; i++) {
			byte[] broken = dex.clone();
			broken[i] ^= (byte) 0xff;
			Reading.of(broken);
		}
	}

	@Test
	void dexThatClaimsFourBillionStringsAllocatesNothing() {
		byte[] dex = DexBuilder.spying();
		Arrays.fill(dex, 0x38, 0x3c, (byte) 0xff);
		assertEquals(List.of("dex.broken"), Reading.of(dex).codes());
	}

	@Test
	void stringsInUtf16AtOddOffsetsAreFound() {
		byte[] text = "x http://odd.vendor.example/a".getBytes(UTF_16LE);
		byte[] file = new byte[text.length + 3];
		Arrays.fill(file, (byte) 0x01);
		System.arraycopy(text, 0, file, 1, text.length);
		IndicatorRecord url = Reading.of(file).all(IndicatorRecord.class).getFirst();
		assertEquals("http://odd.vendor.example/a", url.value());
		assertEquals(5, url.offset());
		assertEquals("utf-16le", url.encoding().text());
	}

	@Test
	void stringAcrossTheWindowsBorderIsFoundWhole() {
		byte[] file = new byte[(1 << 18) + 100];
		byte[] text = "http://border.vendor.example/".getBytes(US_ASCII);
		System.arraycopy(text, 0, file, (1 << 18) - 10, text.length);
		assertEquals((1 << 18) - 10, Reading.of(file).all(IndicatorRecord.class).getFirst().offset());
	}

	@Test
	void hostsFileIsReadLineByLine() {
		byte[] hosts = "127.0.0.1 localhost\n10.1.2.3\tupdate.vendor.example # moved\n::1 ip6-localhost\n".getBytes(US_ASCII);
		assertEquals(List.of("hosts-entry 10.1.2.3 update.vendor.example", "host update.vendor.example"),
				Reading.of(Reading.zip("system/etc/hosts", hosts)).indicators());
	}

	@Test
	void formatsThatAreNotAnalysedAreNamedAndTheirPlainTextSearched() {
		Reading reading = Reading.of("CrAU\0\0 http://payload.vendor.example/".getBytes(US_ASCII));
		assertEquals(List.of("container.not-analysed"), reading.codes());
		assertTrue(reading.indicators().contains("host payload.vendor.example"));
	}

	@Test
	void brokenContainerIsStillSearchedForPlainText() {
		byte[] broken = "\u001f\u008b\b\u0004 http://broken.vendor.example/".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		Reading reading = Reading.of(broken);
		assertEquals(List.of("gzip.header"), reading.codes());
		assertTrue(reading.indicators().contains("host broken.vendor.example"));
	}

	@Test
	void sameValueTwiceInAFileIsToldOnceAndCounted() {
		List<IndicatorRecord> all = Reading.of("a.vendor.test b a.vendor.test".getBytes(US_ASCII)).all(IndicatorRecord.class);
		assertEquals(1, all.size());
		assertEquals(2, all.getFirst().occurrences());
	}
}
