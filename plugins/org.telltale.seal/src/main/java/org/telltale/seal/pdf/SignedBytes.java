package org.telltale.seal.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;

/**
 * The bytes that a signature or a document time stamp covers, found in the raw file without a PDF parser. The rule is
 * narrower than ISO 32000-2 section 12.8.1: from the first byte of the file to its last, with nothing left out but the
 * hexadecimal string of Contents, its delimiters included.
 *
 * @param file the whole file; not copied
 * @param gapStart offset of {@code <}
 * @param gapEnd offset behind {@code >}
 */
public record SignedBytes(byte[] file, int gapStart, int gapEnd) {

	private static final byte[] KEY = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
	private static final int MAX_ARRAY_LENGTH = 80;
	private static final int MAX_RANGES = 8;
	/** Characters on each side that say where a text stands. */
	private static final int CONTEXT = 48;

	/** Where {@code /ByteRange} stands. */
	static int[] ranges(byte[] file) {
		return IntStream.iterate(indexOf(file, KEY, 0), at -> at >= 0, at -> indexOf(file, KEY, at + 1)).limit(MAX_RANGES).toArray();
	}

	/**
	 * Refuses a file without signature in which a text is spelled as the mark is by which a verifier finds signatures: once signed, it would never verify. The
	 * refusal names the text.
	 */
	public static void requireNoMarkInTexts(byte[] finished) throws Refusal {
		int at = indexOf(finished, KEY, 0);
		if (at >= 0) {
			int from = Math.max(0, at - CONTEXT);
			String near = new String(finished, from, Math.min(finished.length - from, 2 * CONTEXT), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", " ").strip();
			throw new Refusal("a text of it holds /ByteRange, the mark by which verifiers find the signature. Write it otherwise in the case's number, title or claim, or wherever it comes from: \"" + near + "\"");
		}
	}

	/** The first signature of the file, over the file as far as its range goes. */
	public static SignedBytes find(byte[] file) throws Refusal {
		int[] ranges = ranges(file);
		Refusal.unless(ranges.length > 0, "the file carries no signature");
		return prefixOf(file, ranges[0]);
	}

	/** The signature whose range stands there, and reaches the end of the file. */
	static SignedBytes at(byte[] file, int at) throws Refusal {
		long[] range = range(file, at);
		Refusal.unless(range[2] + range[3] == file.length, "the signature does not reach the end of the file: "
				+ (file.length - range[2] - range[3]) + " bytes stand behind it");
		SignedBytes signed = new SignedBytes(file, (int) range[1], (int) range[2]);
		signed.requireHexString();
		return signed;
	}

	/** The signature whose range stands there, with the file cut where its range ends. */
	static SignedBytes prefixOf(byte[] file, int at) throws Refusal {
		long[] range = range(file, at);
		long end = range[2] + range[3];
		Refusal.unless(end > at && end <= file.length, "the ByteRange of the signature is malformed");
		return at(Arrays.copyOf(file, (int) end), at);
	}

	private static long[] range(byte[] file, int at) throws Refusal {
		long[] range = array(file, at + KEY.length);
		Refusal.unless(range[0] == 0, "the signature does not begin at the first byte of the file");
		Refusal.unless(range[1] > 0 && range[2] > range[1] + 1 && range[2] <= file.length, "the ByteRange of the signature is malformed");
		return range;
	}

	/** The bytes of Contents: the signature and the zeros that fill its place. */
	public byte[] contents() {
		return HexFormat.of().parseHex(new String(file, gapStart + 1, gapEnd - gapStart - 2, StandardCharsets.US_ASCII));
	}

	/** The SHA-256 of everything but Contents. */
	public byte[] sha256() {
		return digest(Digest.newDigester(Digest.SHA_256));
	}

	/** The digest of everything but Contents. */
	public byte[] digest(MessageDigest digest) {
		digest.update(file, 0, gapStart);
		digest.update(file, gapEnd, file.length - gapEnd);
		return digest.digest();
	}

	private void requireHexString() throws Refusal {
		Refusal.unless(file[gapStart] == '<' && file[gapEnd - 1] == '>', "what the signature leaves out is not one hexadecimal string");
		Refusal.unless((gapEnd - gapStart) % 2 == 0, "the signature's hexadecimal string has an odd number of digits");
		for (int i = gapStart + 1; i < gapEnd - 1; i++) {
			boolean lowerCase = file[i] >= '0' && file[i] <= '9' || file[i] >= 'a' && file[i] <= 'f';
			Refusal.unless(lowerCase, "the signature's hexadecimal string has something else than lower-case digits");
		}
	}

	/** Four numbers of at most ten digits, single spaces between, as the signing library writes them. */
	private static long[] array(byte[] file, int from) throws Refusal {
		int end = from;
		while (end < file.length && end < from + MAX_ARRAY_LENGTH && file[end] != ']') {
			end++;
		}
		String text = new String(file, from, end - from, StandardCharsets.ISO_8859_1);
		Refusal.unless(text.matches(" ?\\[ ?\\d{1,10} \\d{1,10} \\d{1,10} \\d{1,10} *"), "the ByteRange of the signature is malformed");
		String[] numbers = text.substring(text.indexOf('[') + 1).strip().split(" ");
		long[] range = new long[4];
		for (int i = 0; i < 4; i++) {
			range[i] = Long.parseLong(numbers[i]);
		}
		return range;
	}

	static int indexOf(byte[] file, byte[] wanted, int from) {
		for (int i = from; i <= file.length - wanted.length; i++) {
			int k = 0;
			while (k < wanted.length && file[i + k] == wanted[k]) {
				k++;
			}
			if (k == wanted.length) {
				return i;
			}
		}
		return -1;
	}
}
