package org.telltale.capture.protocol;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;

/** A UDP flow each of whose datagrams is one message without a record of its own: its fields and its layer are told. */
public class MessageDatagrams implements DatagramDecoder {

	private final String name;
	private final Flow flow;
	private final CaptureContext context;
	private final FieldReader reader;

	/** @param name the protocol's name; its layers have it too */
	public MessageDatagrams(String name, Flow flow, CaptureContext context, FieldReader reader) {
		this.name = name;
		this.flow = flow;
		this.context = context;
		this.reader = reader;
	}

	@Override
	public boolean read(int side, Datagram datagram) {
		List<Field> fields = reader.fields(datagram.copy());
		if (fields.isEmpty()) {
			return false;
		}
		context.record(new MessageRecord(flow.ref(), datagram.frame().number(), datagram.frame().timeNanos(), name,
				flow.carriage(side, Optional.empty()).direction(), told(fields, datagram)));
		context.layer(() -> datagram.layer(name));
		return true;
	}

	/** The fields that the record has: those of the message, and what may be added to them. */
	protected List<Field> told(List<Field> fields, Datagram datagram) {
		return fields;
	}
}
