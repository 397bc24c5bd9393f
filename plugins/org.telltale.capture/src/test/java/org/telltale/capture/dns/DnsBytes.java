package org.telltale.capture.dns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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

	/** A message with any questions for A records, and records of the three sections. */
	public static byte[] message(int flags, List<String> questions, List<byte[]> answers, List<byte[]> authorities, List<byte[]> additionals) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(12).putShort((short) 7).putShort((short) flags).putShort((short) questions.size()).putShort((short) answers.size())
				.putShort((short) authorities.size()).putShort((short) additionals.size()).array());
		for (String question : questions) {
			out.writeBytes(name(question));
			out.writeBytes(new byte[] { 0, 1, 0, 1 });
		}
		List.of(answers, authorities, additionals).forEach(section -> section.forEach(out::writeBytes));
		return out.toByteArray();
	}

	/** An A record. */
	public static byte[] address(String owner, int... address) {
		return record(owner, 1, 1, new byte[] { (byte) address[0], (byte) address[1], (byte) address[2], (byte) address[3] });
	}

	/** A CNAME record. */
	public static byte[] alias(String owner, String target) {
		return record(owner, 5, 1, name(target));
	}

	/** A record, its owner not compressed. */
	public static byte[] record(String owner, int type, int recordClass, byte[] content) {
		byte[] name = name(owner);
		return ByteBuffer.allocate(name.length + 10 + content.length).put(name).putShort((short) type).putShort((short) recordClass).putInt(60)
				.putShort((short) content.length).put(content).array();
	}

	/** As the parameter of a GET request has it (RFC 8484 section 4.1). */
	public static String parameter(byte[] message) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(message);
	}

	/** As text of ISO 8859-1. */
	public static String latin(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** Its labels, not compressed. */
	public static byte[] name(String name) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String label : name.split("\\.")) {
			out.write(label.length());
			out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
		}
		out.write(0);
		return out.toByteArray();
	}
}
