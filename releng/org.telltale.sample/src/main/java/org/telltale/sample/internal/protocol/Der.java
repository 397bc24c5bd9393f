package org.telltale.sample.internal.protocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.telltale.sample.internal.bytes.Sink;

/** The few pieces of DER (ITU-T X.690) that a certificate and a signature block need. */
public final class Der {

	private Der() {
	}

	/** Any tag round a content. */
	public static byte[] tagged(int tag, byte[]... parts) {
		Sink content = new Sink();
		for (byte[] part : parts) {
			content.bytes(part);
		}
		Sink out = new Sink().u8(tag);
		int length = content.length();
		if (length < 0x80) {
			out.u8(length);
		} else if (length < 0x100) {
			out.u8(0x81).u8(length);
		} else {
			out.u8(0x82).be16(length);
		}
		return out.bytes(content.toBytes()).toBytes();
	}

	/** SEQUENCE. */
	public static byte[] sequence(byte[]... parts) {
		return tagged(0x30, parts);
	}

	/** SET. */
	public static byte[] set(byte[]... parts) {
		return tagged(0x31, parts);
	}

	/** INTEGER. */
	public static byte[] integer(BigInteger value) {
		return tagged(2, value.toByteArray());
	}

	/** OBJECT IDENTIFIER from dotted text. */
	public static byte[] oid(String dotted) {
		String[] arcs = dotted.split("\\.");
		Sink out = new Sink().u8(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
		for (int i = 2; i < arcs.length; i++) {
			long arc = Long.parseLong(arcs[i]);
			for (int shift = 28; shift >= 0; shift -= 7) {
				if (arc >> shift != 0 || shift == 0) {
					out.u8((int) (arc >> shift & 0x7f | (shift > 0 ? 0x80 : 0)));
				}
			}
		}
		return tagged(6, out.toBytes());
	}

	/** NULL. */
	public static byte[] nothing() {
		return tagged(5);
	}

	/** OCTET STRING. */
	public static byte[] octets(byte[] bytes) {
		return tagged(4, bytes);
	}

	/** BIT STRING of whole bytes. */
	public static byte[] bits(byte[] bytes) {
		return tagged(3, new byte[1], bytes);
	}

	/** UTF8String. */
	public static byte[] text(String text) {
		return tagged(12, text.getBytes(StandardCharsets.UTF_8));
	}

	/** UTCTime from its text, {@code yyMMddHHmmssZ}. */
	public static byte[] time(String text) {
		return tagged(23, text.getBytes(StandardCharsets.US_ASCII));
	}

	/** A name of one common name and one organisation (RFC 5280 section 4.1.2.4). */
	public static byte[] name(String organisation, String commonName) {
		return sequence(set(sequence(oid("2.5.4.10"), text(organisation))), set(sequence(oid("2.5.4.3"), text(commonName))));
	}
}
