package org.telltale.match.internal.decode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.internal.format.BinaryPlist;
import org.telltale.match.internal.format.Cbor;
import org.telltale.match.internal.format.MessagePack;
import org.telltale.match.internal.format.ProtobufMessage;
import org.telltale.match.internal.format.StringSink;

/**
 * Structures that a layer is from its first to its last byte: protocol buffers, MessagePack, CBOR, binary property lists. A string that stands in
 * one piece is searched where it stands, and made a layer only if something about it shows in a layer of its own alone.
 */
final class StructureGuesser implements Guesser {

	private static final int SHORTEST = 8;
	private static final int MOST_LEVELS = 16;

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		if (bytes.length < SHORTEST || site.isCovered(0, bytes.length)) {
			return;
		}
		if (bytes[0] == 'b' && site.glance().magics() > 0 && site.glance().magic(0) == 0) {
			plist(site, found);
		}
		if (isMessagePack(bytes)) {
			MessagePack.read(bytes, 0, bytes.length, (index, parts) -> string(site, "messagepack.string", "messagepack", index, parts, found));
		}
		if (isCbor(bytes)) {
			Cbor.read(bytes, 0, bytes.length, (index, parts) -> string(site, "cbor.string", "cbor", index, parts, found));
		}
		if (ProtobufMessage.isMessage(bytes, 0, bytes.length)) {
			protobuf(site, 0, bytes.length, List.of(), found);
		}
	}

	/** Whether bytes may be one of the structures, and hold something of a length. */
	static boolean mayStand(byte[] bytes, int shortest) {
		return bytes.length >= SHORTEST && (ProtobufMessage.holdsField(bytes, 0, bytes.length, shortest) || isMessagePack(bytes) || isCbor(bytes));
	}

	private static boolean isMessagePack(byte[] bytes) {
		int first = bytes[0] & 0xff;
		boolean mapOrArray = first >= 0x80 && first < 0xa0 || first >= 0xdc && first <= 0xdf;
		return mapOrArray && MessagePack.read(bytes, 0, bytes.length, StringSink.NONE);
	}

	private static boolean isCbor(byte[] bytes) {
		int first = bytes[0] & 0xff;
		boolean holdsItems = first >= 0x80 && first < 0xe0 || first == 0x5f || first == 0x7f;
		return holdsItems && Cbor.read(bytes, 0, bytes.length, StringSink.NONE);
	}

	private static void string(Site site, String op, String word, int index, List<ByteRange> parts, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		long length = 0;
		for (ByteRange part : parts) {
			length += part.length();
		}
		boolean one = parts.size() == 1;
		if (parts.isEmpty() || one && !site.wanted().isWorthItsOwnLayer(bytes, (int) parts.getFirst().offset(), (int) parts.getFirst().end())
				|| length == 0 || !site.take(0, bytes.length, length)) {
			return;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		parts.forEach(part -> out.write(bytes, (int) part.offset(), (int) part.length()));
		byte[] string = out.toByteArray();
		if (!site.isBarrenPart(string)) {
			found.accept(site.layer().child(op, Json.object().put("index", index), List.of(site.layer().all()), ByteMap.pieces(parts), word, string));
		}
	}

	private static void protobuf(Site site, int from, int to, List<Json> path, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		ProtobufMessage.read(bytes, from, to, (number, index, first, end) -> {
			List<Json> here = new ArrayList<>(path);
			here.add(Json.array(List.of(Json.of(number), Json.of(index))));
			boolean message = here.size() < MOST_LEVELS && ProtobufMessage.isMessage(bytes, first, end);
			if (message) {
				protobuf(site, first, end, here, found);
			}
			boolean worth = message ? site.wanted().showsMoreAlone(bytes, first, end) : site.wanted().isWorthItsOwnLayer(bytes, first, end);
			if (worth && site.take(first, end, end - first)) {
				ByteMap map = ByteMap.pieces(List.of(new ByteRange(first, end - first)));
				found.accept(site.layer().child("protobuf.field", Json.object().put("path", Json.array(here)), List.of(site.layer().all()), map,
						"protobuf " + words(here), Arrays.copyOfRange(bytes, first, end)));
			}
		});
	}

	/** Field numbers with dots between them. */
	private static String words(List<Json> path) {
		return String.join(".", path.stream().map(step -> step.asItems().getFirst().toString()).toList());
	}

	private static void plist(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		Optional<BinaryPlist> read = BinaryPlist.in(bytes, 0, bytes.length);
		if (read.isEmpty()) {
			return;
		}
		for (int object = 0; object < read.get().objects(); object++) {
			Optional<ByteRange> content = read.get().content(object);
			if (content.isPresent() && content.get().length() > 0) {
				plistObject(site, object, content.get(), found);
			}
		}
	}

	private static void plistObject(Site site, int object, ByteRange content, Consumer<Layer> found) {
		int from = (int) content.offset();
		int to = (int) content.end();
		if (site.wanted().isWorthItsOwnLayer(site.bytes(), from, to) && site.take(from, to, to - from)) {
			found.accept(site.layer().child("bplist.object", Json.object().put("object", object), List.of(site.layer().all()),
					ByteMap.pieces(List.of(content)), "plist", Arrays.copyOfRange(site.bytes(), from, to)));
		}
	}
}
