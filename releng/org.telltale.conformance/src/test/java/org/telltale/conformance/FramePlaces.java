package org.telltale.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.telltale.capture.FrameFields;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;

/** The fields of each frame with their places and values, by Telltale or by tshark; of those names alone that a table has. */
final class FramePlaces {

	/**
	 * A row of the table.
	 *
	 * @param tshark the names that tshark has, parted by commas
	 * @param form how tshark's value is made ours: {@code times N} divides it, {@code bytes} drops colons, {@code place} compares no value, {@code bits} allows tshark
	 *            to name only those bytes that have the bits
	 */
	record Row(String tshark, String form) {
	}

	/** A field in a frame. @param layer the protocol's name @param value {@code -} if only the place counts */
	record Place(String layer, String name, int offset, int length, String value) {
	}

	private static final List<String> ALONE = List.of("ip.defragment", "ipv6.defragment", "tcp.desegment_tcp_streams", "tls.desegment_ssl_records",
			"tls.desegment_ssl_application_data", "http.desegment_headers", "http.desegment_body", "http.dechunk_body");

	private final Map<String, Row> table;

	FramePlaces(Map<String, Row> table) {
		this.table = table;
	}

	/** The frames of a capture as {@link FrameFields} reads them. */
	List<List<Place>> ofTelltale(Path capture) throws IOException {
		List<List<Place>> frames = new ArrayList<>();
		try (FileChannel channel = FileChannel.open(capture); FrameReader reader = FrameReader.looking(channel, new ProblemLog("capture"))) {
			Frame frame = new Frame();
			while (reader.next(frame)) {
				List<Place> found = new ArrayList<>();
				for (Field layer : FrameFields.of(frame, reader.record(frame))) {
					collect(layer, layer, found);
				}
				frames.add(found);
			}
		}
		return frames;
	}

	/** Of a message that is cut tshark shows nothing. */
	private void collect(Field field, Field layer, List<Place> into) {
		if (field.type() == FieldType.GROUP && field.value().equals("cut")) {
			return;
		}
		Row row = table.get(field.name());
		if (row != null && field.length() > 0) {
			into.add(new Place(layer(layer.name()), field.name(), field.offset(), field.length(), row.form.equals("place") ? "-" : field.value()));
		}
		field.parts().forEach(part -> collect(part, layer, into));
	}

	/** Protocols that have one dissector. */
	private static String layer(String name) {
		return switch (name) {
			case "mdns" -> "dns";
			case "ssdp" -> "http";
			case "eth.padding", "eth.trailer" -> "eth";
			case "wlan.fcs" -> "wlan";
			default -> name;
		};
	}

	/** The frames of a capture as tshark reads them, each by itself. */
	List<List<Place>> ofTshark(Path capture) throws IOException {
		List<String> command = new ArrayList<>(List.of("tshark", "-n"));
		ALONE.forEach(preference -> command.addAll(List.of("-o", preference + ":FALSE")));
		command.addAll(List.of("-r", capture.toString(), "-T", "pdml"));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (InputStream in = process.getInputStream()) {
			return packets(XMLInputFactory.newFactory().createXMLStreamReader(in));
		} catch (XMLStreamException e) {
			throw new IOException(capture + ": tshark's PDML ends badly", e);
		}
	}

	private List<List<Place>> packets(XMLStreamReader xml) throws XMLStreamException {
		Map<String, String> ours = new TreeMap<>();
		table.forEach((name, row) -> List.of(row.tshark.split(",")).forEach(theirs -> ours.put(theirs, name)));
		List<List<Place>> frames = new ArrayList<>();
		String layer = "";
		while (xml.hasNext()) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			switch (xml.getLocalName()) {
				case "packet" -> frames.add(new ArrayList<>());
				case "proto" -> layer = layer(xml.getAttributeValue(null, "name"));
				case "field" -> {
					String name = ours.getOrDefault(xml.getAttributeValue(null, "name"), "");
					boolean hidden = "yes".equals(xml.getAttributeValue(null, "hide"));
					if (!name.isEmpty() && !hidden) {
						place(xml, layer, name, table.get(name).form).ifPresent(frames.getLast()::add);
					}
				}
				default -> {
					// pdml
				}
			}
		}
		return frames;
	}

	private static Optional<Place> place(XMLStreamReader xml, String layer, String name, String form) {
		int length = Integer.parseInt(xml.getAttributeValue(null, "size"));
		String show = xml.getAttributeValue(null, "show");
		String value = switch (form.split(" ")[0]) {
			case "place" -> "-";
			case "bytes" -> show.replace(":", "");
			case "times" -> Long.toString(Long.decode(show) / Long.parseLong(form.split(" ")[1]));
			default -> show.matches("0x[0-9a-f]+") ? Long.toString(Long.decode(show)) : show;
		};
		return length == 0 ? Optional.empty()
				: Optional.of(new Place(layer, name, Integer.parseInt(xml.getAttributeValue(null, "pos")), length, value));
	}
}
