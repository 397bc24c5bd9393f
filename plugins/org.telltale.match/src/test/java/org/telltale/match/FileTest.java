package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Strength;

class FileTest {

	private static byte[] photo(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	private static Sighting one(Sought sought, byte[] payload, byte[] expected) {
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(sought), wire, List.of(wire.tcp(payload, 1400)));
		assertEquals(1, found.size(), found::toString);
		assertArrayEquals(expected, Bench.matched(found.getFirst(), wire));
		return found.getFirst();
	}

	@Test
	void aWholePhotoIsExact() {
		byte[] photo = photo(50_001);
		Sighting found = one(Sought.file("P", photo), Wire.concat(Wire.utf8("--b\r\n\r\n"), photo, Wire.utf8("\r\n--b--")), photo);
		assertEquals("{\"form\":\"file\"}", Bench.variant(found));
		assertEquals(Strength.EXACT, found.strength());
		assertEquals(-999, found.log10Chance());
	}

	@Test
	void aPhotoThatDiffersInOneByteIsPartialNeverExact() {
		byte[] photo = photo(50_000);
		byte[] other = photo.clone();
		other[20_000] ^= 1;
		Sighting found = one(Sought.file("P", photo), other, Arrays.copyOfRange(photo, 20_001, 50_000));
		assertEquals("{\"form\":\"file-part\",\"offset\":20001}", Bench.variant(found));
		assertEquals(Strength.PARTIAL, found.strength());
	}

	@Test
	void aSmallPhotoThatDiffersInOneByteIsNotSeen() {
		byte[] photo = photo(4_000);
		byte[] other = photo.clone();
		other[2_000] ^= 1;
		assertEquals(List.of(), find(List.of(Sought.file("P", photo)), other));
		assertEquals(1, find(List.of(Sought.file("P", photo)), photo).size());
	}

	@Test
	void anUploadCutShortIsPartialFromFourKibibytesOn() {
		byte[] photo = photo(50_000);
		for (int start : new int[] { 0, 1, 2_047, 2_049, 4_095, 17_777 }) {
			byte[] piece = Arrays.copyOfRange(photo, start, start + 4_096);
			Sighting found = one(Sought.file("P", photo), Wire.concat(new byte[9], piece, new byte[9]), piece);
			assertEquals("{\"form\":\"file-part\",\"offset\":" + start + "}", Bench.variant(found));
			assertEquals(List.of(), find(List.of(Sought.file("P", photo)), Arrays.copyOf(piece, 4_095)));
		}
	}

	@Test
	void paddingIsNoPieceOfAPhoto() {
		byte[] photo = Wire.concat(photo(6_000), new byte[20_000], photo(6_000));
		assertEquals(List.of(), find(List.of(Sought.file("P", photo)), new byte[30_000]));
		assertEquals(1, find(List.of(Sought.file("P", photo)), photo).size());
	}

	@Test
	void aPhotoInBase64AndGzipIsExact() {
		byte[] photo = photo(30_000);
		Sighting found = one(Sought.file("P", photo), Wire.utf8("{\"i\":\"" + Base64.getEncoder().encodeToString(GuessTest.gzip(photo)) + "\"}"), photo);
		assertEquals(List.of("tcp", "base64", "gzip"), found.chain());
	}

	@Test
	void aPieceInsideAnotherPhotoThatWentWholeShowsNothing() {
		byte[] photo = photo(50_000);
		byte[] retouched = photo.clone();
		retouched[40_000] ^= 1;
		List<Sighting> found = find(List.of(Sought.file("sent", photo), Sought.file("retouched", retouched)), photo);
		assertEquals(List.of("sent"), found.stream().map(Sighting::exhibitId).toList());
	}

	@Test
	void twoCopiesAreTwoSightings() {
		byte[] photo = photo(9_000);
		assertEquals(2, find(List.of(Sought.file("P", photo)), Wire.concat(photo, photo)).size());
	}

	@Test
	void contentInAFileIsReadFromIt(@TempDir Path folder) throws java.io.IOException {
		byte[] photo = photo(3 << 20);
		Path path = folder.resolve("p.jpg");
		java.nio.file.Files.write(path, photo);
		Sought sought = Sought.file("P", Digest.sha256(photo), photo.length, ExhibitContent.of(path));
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(sought), wire, List.of(wire.tcp(photo, 60_000)));
		assertEquals("{\"form\":\"file\"}", Bench.variant(found.getFirst()));
	}

	@Test
	void contentThatIsGoneIsAProblem(@TempDir Path folder) {
		Sought sought = Sought.file("P", Digest.sha256(photo(9)), 9, ExhibitContent.of(folder.resolve("none.jpg")));
		assertEquals("match.content-unreadable", Matcher.Plan.of(List.of(sought)).problems().getFirst().code());
	}

	@Test
	void aPhotoOfWhichOnlyTheDigestIsKnownIsSeenAsAWholeLayer() {
		byte[] photo = photo(5_000);
		Sought sought = new Sought("P", ExhibitKind.PHOTO, Optional.empty(), Optional.of(Digest.sha256(photo)), Optional.empty(), 5_000);
		assertEquals(1, find(List.of(sought), photo).size());
		assertEquals(1, find(List.of(sought), GuessTest.gzip(photo)).size());
		assertEquals(0, find(List.of(sought), Arrays.copyOf(photo, 4_999)).size());
		assertTrue(Matcher.Plan.of(List.of(sought)).problems().stream().anyMatch(problem -> problem.code().equals("match.no-content")));
	}
}
