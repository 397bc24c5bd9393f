package org.telltale.capture.ftp;

import java.util.List;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;

/**
 * A command or the line of a reply.
 *
 * @param command in upper case; empty text for a reply
 * @param code of a reply, 0 for a line inside of one or a command
 * @param last whether a reply ends with this line
 * @param argument what stands behind
 * @param endpoint where a data connection is announced, if it is; an EPSV reply names a port alone
 * @param fields what it says
 */
public record FtpMessage(String command, int code, boolean last, String argument, Optional<Endpoint> endpoint, List<Field> fields) {

	/** Where a data connection goes to. @param address empty: the control connection's */
	public record Endpoint(Optional<IpAddress> address, int port) {
	}

	public FtpMessage {
		fields = List.copyOf(fields);
	}
}
