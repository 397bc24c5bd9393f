package org.telltale.capture.field;

import java.util.List;

/** Takes a message's bytes apart into fields, as far as they can be read. Stateless; never throws for any bytes. */
@FunctionalInterface
public interface FieldReader {

	/** The fields of one message that begins at the array's first byte, in the order of their places. */
	List<Field> fields(byte[] message);
}
