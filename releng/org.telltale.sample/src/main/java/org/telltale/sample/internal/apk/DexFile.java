package org.telltale.sample.internal.apk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.Adler32;
import org.telltale.base.Digest;
import org.telltale.sample.internal.bytes.Sink;

/**
 * Writes a DEX file 035 (source.android.com, Dalvik executable format) with one class of one static method, which loads each constant
 * and returns.
 */
final class DexFile {

	private static final int HEADER = 0x70;

	private final List<String> strings;
	private final List<String> constants;
	private final String type;
	private final String method;
	private final List<int[]> map = new ArrayList<>();

	/**
	 * A file with the class {@code type} ({@code Lcom/example/Name;}).
	 *
	 * @param constants ASCII strings that its method loads
	 */
	DexFile(String type, String method, List<String> constants) {
		this.type = type;
		this.method = method;
		this.constants = constants;
		TreeSet<String> sorted = new TreeSet<>(constants);
		sorted.addAll(List.of(type, "Ljava/lang/Object;", "V", method));
		this.strings = List.copyOf(sorted);
	}

	/** The file's bytes. */
	byte[] toBytes() {
		List<String> types = strings.stream().filter(text -> text.equals(type) || text.equals("Ljava/lang/Object;") || text.equals("V"))
				.toList();
		int typesAt = HEADER + 4 * strings.size();
		int protosAt = typesAt + 12;
		int methodsAt = protosAt + 12;
		int classesAt = methodsAt + 8;
		int dataAt = classesAt + 32;
		int codeLength = 16 + 2 * (2 * constants.size() + 1);
		Sink data = new Sink().le16(1).le16(0).le16(0).le16(0).le32(0).le32(2L * constants.size() + 1);
		constants.forEach(constant -> data.le16(0x001a).le16(strings.indexOf(constant)));
		data.le16(0x000e);
		int classDataAt = dataAt + codeLength;
		data.u8(0).u8(0).u8(1).u8(0).u8(0).u8(9).u8(dataAt & 0x7f | 0x80).u8(dataAt >> 7 & 0x7f | 0x80).u8(dataAt >> 14);
		int textsAt = dataAt + data.length();
		Sink ids = new Sink();
		for (String text : strings) {
			ids.le32(dataAt + (long) data.length());
			data.u8(text.length()).bytes(text.getBytes(StandardCharsets.US_ASCII)).u8(0);
		}
		while ((dataAt + data.length()) % 4 != 0) {
			data.u8(0);
		}
		int mapAt = dataAt + data.length();
		types.forEach(each -> ids.le32(strings.indexOf(each)));
		ids.le32(strings.indexOf("V")).le32(types.indexOf("V")).le32(0);
		ids.le16(types.indexOf(type)).le16(0).le32(strings.indexOf(method));
		ids.le32(types.indexOf(type)).le32(1).le32(types.indexOf("Ljava/lang/Object;")).le32(0).le32(0xffffffffL).le32(0)
				.le32(classDataAt).le32(0);
		sections(typesAt, protosAt, methodsAt, classesAt, dataAt, classDataAt, textsAt, mapAt);
		data.le32(map.size());
		map.forEach(section -> data.le16(section[0]).le16(0).le32(section[1]).le32(section[2]));
		Sink counts = new Sink().le32(0).le32(0).le32(mapAt).le32(strings.size()).le32(HEADER).le32(3).le32(typesAt).le32(1)
				.le32(protosAt).le32(0).le32(0)
				.le32(1).le32(methodsAt).le32(1).le32(classesAt).le32(data.length()).le32(dataAt);
		return checked(counts, ids, data);
	}

	private void sections(int typesAt, int protosAt, int methodsAt, int classesAt, int codeAt, int classDataAt, int textsAt, int mapAt) {
		map.addAll(List.of(new int[] {0, 1, 0}, new int[] {1, strings.size(), HEADER}, new int[] {2, 3, typesAt}, new int[] {3, 1,
				protosAt},
				new int[] {5, 1, methodsAt}, new int[] {6, 1, classesAt}, new int[] {0x2001, 1, codeAt}, new int[] {0x2000, 1, classDataAt},
				new int[] {0x2002, strings.size(), textsAt}, new int[] {0x1000, 1, mapAt}));
	}

	/** Adds magic, Adler-32, SHA-1 and sizes. */
	private static byte[] checked(Sink counts, Sink ids, Sink data) {
		int size = HEADER + ids.length() + data.length();
		byte[] rest = new Sink().le32(size).le32(HEADER).le32(0x12345678).bytes(counts.toBytes()).bytes(ids.toBytes())
				.bytes(data.toBytes()).toBytes();
		byte[] signed = new Sink().bytes(Digest.newDigester("SHA-1").digest(rest)).bytes(rest).toBytes();
		Adler32 sum = new Adler32();
		sum.update(signed);
		return new Sink().utf8("dex\n035\0").le32(sum.getValue()).bytes(signed).toBytes();
	}
}
