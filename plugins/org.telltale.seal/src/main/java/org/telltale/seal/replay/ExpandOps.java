package org.telltale.seal.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.brotli.dec.BrotliInputStream;
import org.telltale.base.expand.Lz4InputStream;
import org.telltale.base.expand.ZstdInputStream;
import org.telltale.seal.refusal.Refusal;

/**
 * Brotli (RFC 7932), Zstandard (RFC 8878) and LZ4 (LZ4 Frame Format 1.6.4). The decoders are org.brotli.dec and base's: common
 * mode with the maker.
 */
final class ExpandOps {

	private static final int BUFFER = 1 << 14;
	/** Also what is not wanted is expanded, to know whether the stream is whole. */
	private static final long MAX_EXPANDED = 1L << 30;
	private static final String BEHIND = "Unused bytes after end";

	private interface Decoder {
		InputStream open(InputStream packed) throws IOException;
	}

	/** What came out, and how it ended. */
	private static final class Expanded {
		private final ByteArrayOutputStream first = new ByteArrayOutputStream();
		private long count;
		private String damage = "";

		private void add(byte[] bytes, int length, int wanted) throws Refusal {
			first.write(bytes, 0, (int) Math.min(length, Math.max(0, wanted - count)));
			count += length;
			Refusal.unless(count <= MAX_EXPANDED, "a compressed stream expands to more than this verifier bears");
		}
	}

	private ExpandOps() {
	}

	static byte[] brotli(byte[] input, int wanted) throws Refusal {
		return expanded(input, BrotliInputStream::new, wanted);
	}

	static byte[] zstd(byte[] input, int wanted) throws Refusal {
		return expanded(input, ZstdInputStream::new, wanted);
	}

	static byte[] lz4(byte[] input, int wanted) throws Refusal {
		return expanded(input, Lz4InputStream::new, wanted);
	}

	private static byte[] expanded(byte[] input, Decoder decoder, int wanted) throws Refusal {
		Expanded expanded = expand(input, decoder, wanted, Long.MAX_VALUE);
		if (!expanded.damage.isEmpty()) {
			// a decoder that meets damage keeps what it has put into the buffer of that call: again, in small steps at the end
			expanded = expand(input, decoder, wanted, expanded.count);
		}
		boolean whole = expanded.damage.isEmpty() || expanded.damage.equals(BEHIND);
		Refusal.unless(whole || wanted > 0, "nothing is taken from a damaged stream");
		Refusal.unless(whole ? expanded.count == wanted : expanded.count >= wanted,
				"the compressed stream gives " + expanded.count + " bytes instead of " + wanted);
		return expanded.first.toByteArray();
	}

	/** @param bulk from there on byte by byte */
	private static Expanded expand(byte[] input, Decoder decoder, int wanted, long bulk) throws Refusal {
		Expanded expanded = new Expanded();
		byte[] buffer = new byte[BUFFER];
		try (InputStream in = decoder.open(new ByteArrayInputStream(input))) {
			int count;
			while ((count = in.read(buffer, 0, expanded.count < bulk ? (int) Math.min(BUFFER, bulk - expanded.count) : 1)) > 0) {
				expanded.add(buffer, count, wanted);
			}
		} catch (IOException e) {
			expanded.damage = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
		} catch (IndexOutOfBoundsException hostile) {
			expanded.damage = "damaged";
		}
		return expanded;
	}
}
