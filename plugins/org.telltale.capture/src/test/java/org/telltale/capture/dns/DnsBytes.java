package org.telltale.capture.dns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes DNS messages for tests, in the order of RFC 1035 section 4.1. */
public final class DnsBytes {

	private DnsBytes() {
	}

	/** A question for the A records of a name. */
	public static byte[] query(String name) {
		byte[] question = name(name);
		return ByteBuffer.allocate(16 + question.length).putShort((short) 0).putShort((short) 0x0100) // identifier, flags: RD
				.putShort((short) 1).putShort((short) 0).putInt(0) // counts
				.put(question).putShort((short) 1).putShort((short) 1).array();
	}

	/** The answer to it: one A record of the same name. */
	public static byte[] answer(String name, int... address) {
		byte[] question = name(name);
		return ByteBuffer.allocate(32 + question.length).putShort((short) 0).putShort((short) 0x8180).putShort((short) 1).putShort((short) 1).putInt(0)
				.put(question).putShort((short) 1).putShort((short) 1)
				.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60).putShort((short) 4)
				.put((byte) address[0]).put((byte) address[1]).put((byte) address[2]).put((byte) address[3]).array();
	}

	/** As the parameter of a GET request has it (RFC 8484 section 4.1). */
	public static String parameter(byte[] message) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(message);
	}

	/** As text of ISO 8859-1. */
	public static String latin(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static byte[] name(String name) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String label : name.split("\\.")) {
			out.write(label.length());
			out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
		}
		out.write(0);
		return out.toByteArray();
	}
}
