package org.telltale.firmware.resource;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * Binary XML ({@code ResXMLTree}), read as far as it holds together.
 *
 * @param elements the starts of its elements, in document order
 * @param pool its strings
 * @param complete whether everything was read
 */
public record CompiledXml(List<XmlElement> elements, StringPool pool, boolean complete) {

	private static final int RESOURCE_MAP = 0x0180;
	private static final int START = 0x0102;
	private static final int END = 0x0103;

	public CompiledXml {
		elements = List.copyOf(elements);
	}

	/** Reads a file; whatever it is, never throws. */
	public static CompiledXml read(byte[] bytes) {
		Parse parse = new Parse();
		boolean complete = true;
		try {
			ByteCursor cursor = new ByteCursor(bytes);
			Chunk file = Chunk.next(cursor);
			complete = file.type() == 0x0003;
			ByteCursor inside = new ByteCursor(bytes, 0, (int) file.size()).seek(file.headerSize());
			while (inside.remaining() > 0) {
				parse.chunk(Chunk.next(inside));
			}
		} catch (TruncatedException broken) {
			complete = false;
		}
		return new CompiledXml(parse.elements, parse.pool, complete && !parse.elements.isEmpty() && parse.pool.broken() == 0);
	}

	/** The state of one reading. */
	private static final class Parse {

		private final List<XmlElement> elements = new ArrayList<>();
		private final List<Long> resources = new ArrayList<>();
		private StringPool pool = new StringPool(List.of(), 0);
		private int depth;

		private void chunk(Chunk chunk) throws TruncatedException {
			switch (chunk.type()) {
				case StringPool.TYPE -> pool = StringPool.read(chunk.body(), chunk.offset());
				case RESOURCE_MAP -> resources(chunk);
				case START -> start(chunk);
				case END -> depth--;
				default -> {
					// namespaces and text say nothing that is wanted here
				}
			}
		}

		private void resources(Chunk chunk) throws TruncatedException {
			ByteCursor cursor = chunk.body().seek(chunk.headerSize());
			while (cursor.remaining() >= 4) {
				resources.add(cursor.u32());
			}
		}

		private void start(Chunk chunk) throws TruncatedException {
			ByteCursor cursor = chunk.body().seek(chunk.headerSize() + 4L);
			String name = pool.text(cursor.u32());
			int attributeStart = cursor.u16();
			int attributeSize = cursor.u16();
			int count = cursor.u16();
			if (count > 0 && attributeSize < 20) {
				throw new TruncatedException(cursor.position(), 20, attributeSize);
			}
			List<XmlAttribute> attributes = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				attributes.add(attribute(cursor.seek(chunk.headerSize() + (long) attributeStart + (long) i * attributeSize)));
			}
			elements.add(new XmlElement(depth++, name, attributes));
		}

		private XmlAttribute attribute(ByteCursor cursor) throws TruncatedException {
			long name = cursor.skip(4).u32();
			long raw = cursor.u32();
			int type = cursor.skip(3).u8();
			long data = cursor.u32();
			long resource = name < resources.size() ? resources.get((int) name) : 0;
			String text = switch (type) {
				case XmlAttribute.STRING -> pool.text(data);
				case XmlAttribute.REFERENCE -> "@0x" + Long.toHexString(data);
				case XmlAttribute.TRUTH -> data == 0 ? "false" : "true";
				case XmlAttribute.DECIMAL -> Integer.toString((int) data);
				default -> raw < pool.strings().size() ? pool.text(raw) : Long.toString(data);
			};
			return new XmlAttribute(resource, pool.text(name), type, data, text);
		}
	}
}
