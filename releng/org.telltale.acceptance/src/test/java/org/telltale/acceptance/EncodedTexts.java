package org.telltale.acceptance;

import static org.telltale.acceptance.Mutation.joined;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** A text in every encoding that is undone by guessing, so that it stands nowhere in the open. */
final class EncodedTexts {

	private final byte[] text;
	private final String latin;
	/** The text in pieces, which stand in blocks of their own. */
	private final List<byte[]> pieces;

	/**
	 * @param text ASCII, 32 to 110 bytes; it begins with 9, so that deflated it begins as no text does
	 * @param parting what stands at the ends of the pieces in which it is stored where nothing makes it shorter
	 */
	EncodedTexts(String text, String parting) {
		this.latin = text;
		this.text = ascii(text);
		this.pieces = Stream.of(text.split("(?<=" + parting + ")")).map(EncodedTexts::ascii).toList();
	}

	/** By a name for each. */
	Map<String, byte[]> all() {
		Map<String, byte[]> all = new LinkedHashMap<>();
		compressed(all);
		coded(all);
		structured(all);
		return all;
	}

	private void compressed(Map<String, byte[]> all) {
		byte[] deflated = deflated(true);
		byte[] zstd = zstd(0x20);
		byte[] checked = joined(zstd(0x24), new byte[4]);
		byte[] needing = hex("28b52ffd" + "2107" + "05" + "290000" + "68656c6c6f");
		all.put("gzip", joined(gzip(), gzip()));
		all.put("zlib", joined(ascii("body "), deflated(false)));
		all.put("deflate", deflated);
		all.put("zstd", joined(zstd, hex("502a4d1802000000ffff"), zstd, ascii("tail")));
		all.put("zstd checked", joined(checked, zstd));
		all.put("zstd dictionary", joined(zstd, needing));
		all.put("lz4", joined(lz4(0x60), lz4(0x60)));
		all.put("lz4 checked", joined(lz4(0x74), lz4(0x60)));
		all.put("lz4 legacy", joined(hex("02214c18"), blocks(new byte[0]), blocks(new byte[0]), lz4(0x60)));
		all.put("snappy", snappy());
		byte[] chunk = joined(new byte[] { 0 }, i24(4 + snappy().length), new byte[4], snappy());
		byte[] plain = joined(pieces.stream().map(piece -> joined(new byte[] { 1 }, i24(4 + piece.length), new byte[4], piece)).toArray(byte[][]::new));
		all.put("snappy framed", joined(hex("ff060000734e61507059"), chunk, hex("fe0100007f"), plain, chunk));
		all.put("snappy misnamed", joined(hex("ff060000734e6150707a"), plain));
		all.put("zip deflate", joined(zip(8, deflated.length), deflated));
		all.put("zip zstd", joined(zip(93, zstd.length), zstd, zstd));
		all.put("zip stored", joined(zip(0, deflated.length), deflated));
	}

	private void coded(Map<String, byte[]> all) {
		String base64 = Base64.getMimeEncoder(40, new byte[] { '\r', '\n' }).encodeToString(text);
		all.put("base64", ascii("body: " + base64 + "==."));
		all.put("base64 url", ascii("?x=" + Base64.getUrlEncoder().encodeToString(joined(hex("fbefbeff"), text))));
		all.put("base32", ascii("b " + radix("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") + "===="));
		all.put("base32 hex", ascii("b " + radix("0123456789abcdefghijklmnopqrstuv")));
		all.put("hex", ascii("h=" + HexFormat.of().formatHex(text)));
		all.put("hex pairs", ascii("h=" + HexFormat.ofDelimiter(":").formatHex(text)));
		all.put("hex list", ascii("{" + each(b -> String.format("0x%x, ", b)) + "0x1}"));
		all.put("hex list near", ascii(each(b -> String.format("0X%02x", b)) + "0x1"));
		all.put("hex list escaped", ascii(each(b -> String.format("\\x%02X,", b))));
		all.put("percent", ascii("a=" + each(b -> String.format("%%%02x", b)) + "&b=%zz%4"));
		all.put("percent plus", ascii("a=b&c=" + each(b -> b == ' ' ? "+" : String.format("%%%02X", b))));
		all.put("percent u", ascii("q=" + each(b -> String.format("%%u%04X", b)) + "%ud83d%ude00%ud83d"));
		all.put("escapes", ascii("s='" + each(b -> String.format(b % 2 == 0 ? "\\x%02x" : "\\u{%x}", b)) + "\\U0001F600\\X41\\ud83d'"));
		all.put("escapes wide", ascii("s='" + each(b -> String.format(b % 2 == 0 ? "\\U%08x" : "\\u%04x", b)) + "'"));
		all.put("json", ascii("x {\"a/~\\u0041\": [1.5e3, {\"" + "n".repeat(99) + "\": \"" + each(b -> String.format("\\u%04x", b)) + "\"}], \"\": \"\\n\"} y"));
		all.put("json string", ascii("f(\"" + each(b -> String.format("\\u%04x", b)) + "\\ud83d\\ude00\")"));
		all.put("entities", ascii("<p>" + each(b -> String.format(b % 2 == 0 ? "&#%d;" : "&#x%x;", b)) + "&amp;&euro;&yuml;&none;</p>"));
		all.put("quoted", ascii("Subject: x \r\n\r\n" + each(b -> String.format("=%02X", b)) + " \t=\r\nend = \r\n=3D \t"));
	}

	private void structured(Map<String, byte[]> all) {
		byte[] field = deflated(true);
		byte[] message = joined(hex("0801"), new byte[] { 0x12, (byte) field.length }, field, hex("1d00000000"), hex("2100000000000000000a0131"));
		all.put("protobuf", message);
		all.put("protobuf nested", joined(hex("0801"), new byte[] { 0x1a, (byte) message.length }, message));
		byte[] packed = joined(hex("82a16101a162c4"), new byte[] { (byte) field.length }, field);
		all.put("messagepack", packed);
		byte[] deep = new byte[63];
		Arrays.fill(deep, (byte) 0x91);
		all.put("messagepack deep", joined(hex("92c4"), new byte[] { (byte) field.length }, field, deep, hex("90")));
		all.put("messagepack deeper", joined(hex("92c4"), new byte[] { (byte) field.length }, field, deep, hex("9190")));
		byte[] text = joined(hex("58"), new byte[] { (byte) field.length }, field);
		all.put("cbor", joined(hex("a3616101617a5f"), text, hex("40ff6162"), text));
		Arrays.fill(deep, (byte) 0x81);
		all.put("cbor deep", joined(hex("82"), text, deep, hex("80")));
		all.put("cbor deeper", joined(hex("82"), text, deep, hex("8180")));
		all.put("bplist", plist(field));
		all.put("multipart", joined(ascii("--b\r\nContent-Type: x\r\n\r\n"), field, ascii("\r\n--b\r\n\r\n"), field, ascii("\r\n--b--\r\n")));
	}

	private static byte[] plist(byte[] field) {
		byte[] object = joined(hex("4f10"), new byte[] { (byte) field.length }, field);
		int table = 8 + 1 + object.length;
		return joined(ascii("bplist00"), hex("09"), object, new byte[] { 8, 9 }, hex("000000000000" + "0101" + "0000000000000002" + "0000000000000001"),
				ByteBuffer.allocate(8).putLong(table).array());
	}

	private byte[] gzip() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private byte[] deflated(boolean raw) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Deflater deflater = new Deflater(9, raw); DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
			stream.write(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** A frame of blocks that each have literals as they are, and no sequences. */
	private byte[] zstd(int descriptor) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(joined(hex("28b52ffd"), new byte[] { (byte) descriptor, (byte) text.length }));
		for (byte[] piece : pieces) {
			boolean last = piece == pieces.getLast();
			out.writeBytes(joined(i24((3 + piece.length) << 3 | 2 << 1 | (last ? 1 : 0)), new byte[] { (byte) (4 | piece.length << 4), (byte) (piece.length >> 4) },
					piece, new byte[1]));
		}
		return out.toByteArray();
	}

	/** LZ4 blocks of literals alone. */
	private byte[] blocks(byte[] check) {
		return joined(pieces.stream().map(piece -> joined(sized(joined(new byte[] { (byte) 0xf0, (byte) (piece.length - 15) }, piece)), check)).toArray(byte[][]::new));
	}

	private byte[] lz4(int flags) {
		byte[] check = new byte[4];
		return joined(hex("04224d18"), new byte[] { (byte) flags, 0x40, 0 }, blocks((flags & 16) != 0 ? check : new byte[0]), new byte[4],
				(flags & 4) != 0 ? check : new byte[0]);
	}

	private byte[] snappy() {
		byte[] literals = joined(pieces.stream().map(piece -> joined(new byte[] { (byte) (60 << 2), (byte) (piece.length - 1) }, piece)).toArray(byte[][]::new));
		return joined(new byte[] { (byte) (text.length + 8) }, literals, new byte[] { 4 << 2 | 1, 3 });
	}

	private static byte[] zip(int method, int size) {
		return ByteBuffer.allocate(31).order(ByteOrder.LITTLE_ENDIAN).putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) method)
				.putLong(0).putInt(size).putInt(99).putShort((short) 1).putShort((short) 0).put((byte) 'n').array();
	}

	private static byte[] sized(byte[] block) {
		return joined(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(block.length).array(), block);
	}

	private static byte[] i24(int value) {
		return new byte[] { (byte) value, (byte) (value >> 8), (byte) (value >> 16) };
	}

	private String radix(String alphabet) {
		String bits = each(b -> Integer.toBinaryString(0x100 | b).substring(1)) + "0000";
		StringBuilder out = new StringBuilder();
		for (int at = 0; at + 5 <= bits.length(); at += 5) {
			out.append(alphabet.charAt(Integer.parseInt(bits.substring(at, at + 5), 2)));
		}
		return out.toString();
	}

	private String each(Function<Integer, String> spelling) {
		return latin.chars().boxed().map(spelling).collect(Collectors.joining());
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}
}
