package org.telltale.capture.shape;

import java.util.List;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.TextShape;

/** A protocol that is named by the shape of single datagrams. */
public final class ShapeProtocol implements DatagramProtocol {

	/** What a datagram must look like; constant time. */
	@FunctionalInterface
	private interface Shape {
		boolean fits(Datagram datagram);
	}

	private final String name;
	private final Shape shape;

	private ShapeProtocol(String name, Shape shape) {
		this.name = name;
		this.shape = shape;
	}

	/** All of them, those with ports of their own first. */
	public static List<DatagramProtocol> all() {
		return List.of(new ShapeProtocol("ike", DatagramShapes::ike), new ShapeProtocol("esp", DatagramShapes::esp),
				new ShapeProtocol("tftp", DatagramShapes::tftp), new ShapeProtocol("snmp", DatagramShapes::snmp),
				new ShapeProtocol("syslog", DatagramShapes::syslog), new ShapeProtocol("openvpn", DatagramShapes::openvpn),
				new ShapeProtocol("dtls", DatagramShapes::dtls), new ShapeProtocol("wireguard", DatagramShapes::wireguard), new RtpProtocol());
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean recognises(Datagram datagram) {
		return shape.fits(datagram);
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return (side, datagram) -> {
			offer(name, flow, context, side, datagram);
			return true;
		};
	}

	/** Offers a datagram under a name; unreadable unless it is text. */
	static void offer(String name, Flow flow, CaptureContext context, int side, Datagram datagram) {
		if (!TextShape.isText(datagram.bytes, datagram.from, datagram.to)) {
			flow.unreadable(side, datagram.length());
		}
		context.layer(() -> datagram.layer(name));
	}
}
