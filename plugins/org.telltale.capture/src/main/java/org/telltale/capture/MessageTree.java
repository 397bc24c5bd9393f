package org.telltale.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.Gaps;
import org.telltale.capture.field.Meanings;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.tls.KeyLog;

/**
 * A layer of a flow, that is a message or what was decoded from one, with the fields in it: what a frame alone does not tell, since other frames carry the rest.
 * Each byte of the layer has a field. Immutable.
 *
 * @param layer the bytes, with the way back to the file
 * @param fields places count from the layer's first byte
 */
public record MessageTree(Layer layer, List<Field> fields) {

	private static final Protocols PROTOCOLS = Protocols.of(() -> KeyLog.NONE);

	public MessageTree {
		fields = List.copyOf(fields);
	}

	/** The fields of a layer, by the protocol that its name in the chain says. */
	public static MessageTree of(Layer layer) {
		List<Field> read = reader(layer).map(reader -> reader.fields(layer.bytes().clone())).orElse(List.of());
		return new MessageTree(layer, Gaps.filled(read, 0, layer.length(), read.isEmpty() ? "" : "behind the message"));
	}

	/**
	 * The layers that a frame carries a part of, in the order in which a reader of the whole file meets them.
	 *
	 * @param number of the frame, from 1
	 * @param progress hears how far it is; if cancelled, nothing is found
	 * @throws IOException if the file cannot be opened or read
	 */
	public static List<MessageTree> read(Path file, long number, Progress progress) throws IOException {
		List<MessageTree> found = new ArrayList<>();
		CaptureSummary summary = CaptureReader.read(file, CaptureOptions.DEFAULT, new CaptureListener() {
			@Override
			public void layers(List<Layer> layers) {
				layers.stream().filter(layer -> layer.frames(layer.all()).stream().anyMatch(frame -> frame.number() == number)).map(MessageTree::of).forEach(found::add);
			}

			@Override
			public Set<Want> wants() {
				return EnumSet.of(Want.LAYERS);
			}
		}, progress);
		return summary.cancelled() ? List.of() : found;
	}

	/** A leaf's name is its protocol's, with a dot and a part of it behind where it is not the whole message. */
	private static Optional<FieldReader> reader(Layer layer) {
		if (layer.parent().isPresent() || layer.chain().isEmpty()) {
			return Optional.empty();
		}
		String word = layer.chain().getLast();
		String first = word.contains(".") ? word.substring(0, word.indexOf('.')) : word;
		String name = first.equals("http1") ? "http" : first;
		Optional<FieldReader> datagram = PROTOCOLS.datagrams().stream().filter(protocol -> protocol.name().equals(name)).findFirst().flatMap(DatagramProtocol::fields);
		return datagram.or(() -> PROTOCOLS.streams().stream().filter(protocol -> protocol.name().equals(name)).findFirst().flatMap(StreamProtocol::fields));
	}

	/** Where the field's bytes stand in the file: in as many ranges as packets carried them; of a step that is not byte for byte, all of its input. */
	public List<ByteRange> fileRanges(Field field) {
		return field.length() == 0 ? List.of() : layer.fileRanges(new ByteRange(field.offset(), field.length()));
	}

	/** The message as {@code show} prints it ({@code docs/formats/fields.md}). */
	public Json.Fields toJson() {
		return Json.object().put("chain", Json.texts(layer.chain())).put("op", layer.op()).put("length", layer.length())
				.put("frames", Json.array(layer.frames(layer.all()).stream().map(FrameRef::number).map(Json::of).toList()))
				.put("fields", Json.array(fields.stream().map(field -> field.toJson(this::more)).toList()));
	}

	private void more(Field field, Json.Fields json) {
		json.put("ranges", Json.ranges(fileRanges(field))).putIfPresent("meaning", Meanings.of(field));
	}
}
