package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

/** Numbers whose next byte looks like one more digit, which shows only where the structure is known; strings in chunks; files known by digest alone. */
class StructuresTest {

	private static final String NUMBER = "490154203237518";
	private static final Sought IMEI = Sought.value("E1", ExhibitKind.IMEI, NUMBER);
	private static final String TEXT = "Treffen um 3 / 明天 \"Zoë\" & co + mehr = 7f3?";
	private static final Sought SMS = Sought.value("E1", ExhibitKind.SMS, TEXT);
	/** {v: 7, m: [{a: "first"}, {a: "second", 5: NUMBER, 6: "tail"}], 4: 1.5} by protobuf 7.36 for Python. */
	private static final byte[] PROTOBUF = bytes("CAcaBwoFZmlyc3QaHwoGc2Vjb25kKg80OTAxNTQyMDMyMzc1MTgyBHRhaWwhAAAAAAAA+D8=");
	/** [{"id": NUMBER}, 53] by msgpack 1.2 for Python. */
	private static final byte[] MESSAGE_PACK = bytes("koGiaWSvNDkwMTU0MjAzMjM3NTE4NQ==");
	/** [NUMBER, -20, {"k": TEXT}] by cbor2 6.1 for Python. */
	private static final byte[] CBOR = bytes("g280OTAxNTQyMDMyMzc1MTgzoWFrWC9UcmVmZmVuIHVtIDMgLyDmmI7lpKkgIlpvw6siICYgY28gKyBtZWhyID0gN2YzPw==");
	/** {_ "m": (_ h'first 20 bytes of TEXT', h'the rest')}, RFC 8949 section 3.2.3. */
	private static final byte[] CBOR_CHUNKS = bytes("v2FtX1RUcmVmZmVuIHVtIDMgLyDmmI7lpFgbqSAiWm/DqyIgJiBjbyArIG1laHIgPSA3ZjM///8=");
	/** [NUMBER, 2020-01-01] by Python's plistlib. */
	private static final byte[] PLIST = bytes("YnBsaXN0MDCiAQJfEA80OTAxNTQyMDMyMzc1MTgzQcHeDEAAAAAICx0AAAAAAAABAQAAAAAAAAADAAAAAAAAAAAAAAAAAAAAJg==");

	private static byte[] bytes(String base64) {
		return Base64.getDecoder().decode(base64);
	}

	@Test
	void aFieldOfAProtobufMessageEndsWhereItsLengthSays() {
		assertEquals(List.of("protobuf 3.5"), chain(IMEI, PROTOBUF));
		byte[] cut = Arrays.copyOf(PROTOBUF, PROTOBUF.length - 1);
		assertEquals(0, find(List.of(IMEI), cut).size());
	}

	@Test
	void aMessagePackStringEndsWhereItsLengthSays() {
		assertEquals(List.of("messagepack"), chain(IMEI, MESSAGE_PACK));
		assertEquals(0, find(List.of(IMEI), Arrays.copyOf(MESSAGE_PACK, MESSAGE_PACK.length - 1)).stream().filter(s -> s.chain().contains("messagepack")).count());
	}

	@Test
	void aCborStringEndsWhereItsLengthSays() {
		assertEquals(List.of("cbor"), chain(IMEI, CBOR));
		assertEquals(List.of(), chain(SMS, CBOR));
	}

	@Test
	void aCborStringInChunksIsJoined() {
		assertEquals(List.of("cbor"), chain(SMS, CBOR_CHUNKS));
		byte[] open = Arrays.copyOf(CBOR_CHUNKS, CBOR_CHUNKS.length - 1);
		assertEquals(0, find(List.of(SMS), open).size());
	}

	@Test
	void aStringOfABinaryPropertyListEndsWhereItsCountSays() {
		assertEquals(List.of("plist"), chain(IMEI, PLIST));
		byte[] other = PLIST.clone();
		other[other.length - 1]++;
		assertEquals(0, find(List.of(IMEI), other).size());
	}

	@Test
	void structuresAreFoundInOtherEncodings() {
		assertEquals(List.of("base64", "protobuf 3.5"), chain(IMEI, Wire.utf8("d=" + Base64.getEncoder().encodeToString(PROTOBUF) + "&")));
		assertEquals(List.of("gzip", "cbor"), chain(SMS, GuessTest.gzip(CBOR_CHUNKS)));
	}

	@Test
	void theFramesOfAStringAreItsOwn() {
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(IMEI), wire, List.of(wire.tcp(PROTOBUF, 4)));
		assertEquals(List.of(6L, 7L, 8L, 9L, 10L), found.getFirst().matchFrames().stream().map(frame -> frame.number()).toList());
		Wire chunks = new Wire();
		found = find(List.of(SMS), chunks, List.of(chunks.tcp(CBOR_CHUNKS, 1)));
		assertEquals(Wire.utf8(TEXT).length, found.getFirst().matchFrames().size());
	}

	@Test
	void aFileOfWhichOnlyTheDigestIsKnownIsSeenAsAPart() {
		byte[] content = new byte[700];
		new Random(3).nextBytes(content);
		Sought file = Sought.file("E1", Digest.sha256(content), content.length, (offset, length) -> new byte[0]);
		Sought digestOnly = new Sought("E1", file.kind(), Optional.empty(), file.sha256(), Optional.empty(), content.length);
		byte[] field = Wire.concat(new byte[] { 0x0a, (byte) 0xbc, 0x05 }, content);
		assertEquals(List.of("protobuf 1"), chain(digestOnly, field));
		byte[] multipart = Wire.concat(Wire.utf8("--b0\r\nContent-Type: image/jpeg\r\n\r\n"), content, Wire.utf8("\r\n--b0--\r\n"));
		assertEquals(List.of("multipart"), chain(digestOnly, multipart));
		assertEquals(List.of("tar"), chain(digestOnly, Wire.concat(tarHeader(content.length), content, new byte[324 + 1024])));
		assertEquals(List.of("zip p.jpg"), chain(digestOnly, Wire.concat(zipHeader("p.jpg", content.length), content)));
	}

	private static byte[] tarHeader(int size) {
		byte[] header = new byte[512];
		byte[] name = Wire.utf8("photo.jpg");
		System.arraycopy(name, 0, header, 0, name.length);
		System.arraycopy(Wire.utf8("%011o".formatted(size)), 0, header, 124, 11);
		header[156] = '0';
		System.arraycopy(Wire.utf8("ustar\u000000"), 0, header, 257, 8);
		Arrays.fill(header, 148, 156, (byte) ' ');
		int sum = 0;
		for (byte b : header) {
			sum += b & 0xff;
		}
		System.arraycopy(Wire.utf8("%06o\0 ".formatted(sum)), 0, header, 148, 8);
		return header;
	}

	/** A local header of a stored member, APPNOTE 4.3.7. */
	private static byte[] zipHeader(String name, int size) {
		byte[] header = { 'P', 'K', 3, 4, 10, 0, // version needed
				0, 0, 0, 0, // flags, method
				0, 0, 0, 0, 0, 0, 0, 0, // time, date, CRC-32
				(byte) size, (byte) (size >> 8), 0, 0, (byte) size, (byte) (size >> 8), 0, 0, (byte) name.length(), 0, 0, 0 };
		return Wire.concat(header, Wire.utf8(name));
	}

	@Test
	void damagedStructuresNeverEndInAnErrorAndWhatIsSeenIsThere() {
		Random random = new Random(5);
		for (byte[] whole : List.of(PROTOBUF, MESSAGE_PACK, CBOR, CBOR_CHUNKS, PLIST)) {
			for (int i = 0; i < 2_000; i++) {
				byte[] damaged = whole.clone();
				for (int j = random.nextInt(4); j >= 0; j--) {
					damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
				}
				int length = random.nextInt(4) == 0 ? 1 + random.nextInt(damaged.length) : damaged.length;
				find(List.of(IMEI, SMS), Arrays.copyOf(damaged, length));
			}
		}
	}

	@Test
	void deepAndWideStructuresTakeBoundedWork() {
		for (int b : new int[] { 0x81, 0x91, 0x9f, 0xbf, 0xa1, 0xc1, 0xdf, 0xdd, 0x5f, 0x0a, 0x80 }) {
			byte[] deep = new byte[200_000];
			Arrays.fill(deep, (byte) b);
			assertEquals(0, find(List.of(IMEI), deep).size());
		}
		byte[] nested = {};
		while (nested.length < 3_000) {
			int length = nested.length;
			nested = Wire.concat(length < 128 ? new byte[] { 0x32, (byte) length } : new byte[] { 0x32, (byte) (length | 0x80), (byte) (length >> 7) }, nested);
		}
		assertTrue(find(List.of(IMEI), nested).isEmpty());
	}

	private static List<String> chain(Sought exhibit, byte[] payload) {
		List<Sighting> found = find(List.of(exhibit), payload);
		assertEquals(1, found.size());
		return found.getFirst().chain().subList(1, found.getFirst().chain().size());
	}
}
