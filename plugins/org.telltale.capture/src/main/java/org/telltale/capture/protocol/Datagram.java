package org.telltale.capture.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.Piece;

/**
 * The payload of one UDP datagram in the decoders' hands: a cursor over the frame's array that the next datagram overwrites.
 * Copies are made only when asked for.
 */
public final class Datagram {

	/** The array that holds the payload; not to be changed or kept. */
	public byte[] bytes;
	/** Index of its first byte. */
	public int from;
	/** Index behind its last byte. */
	public int to;
	public int sourcePort;
	public int destinationPort;
	/** Where the payload begins in the captured bytes of its frame; -1 if it came in fragments. */
	public int payloadOffset;
	/** Gives the frames that carried it. */
	public Supplier<List<FrameRef>> carriers;
	/** Whether its frame holds several packets side by side, and which of the flow's datagrams in it this is, from 0. */
	public boolean aggregated;
	public int packet;
	/** The flow. */
	public Flow flow;
	/** 0 if the client sent it, else 1. */
	public int side;

	/** Payload length in bytes. */
	public int length() {
		return to - from;
	}

	/** Whether one of the ports is this one. */
	public boolean port(int port) {
		return sourcePort == port || destinationPort == port;
	}

	/** The unsigned byte at a place counted from the first; -1 behind the last. */
	public int at(int place) {
		return place < to - from ? bytes[from + place] & 0xff : -1;
	}

	/** A copy of the payload. */
	public byte[] copy() {
		return Arrays.copyOfRange(bytes, from, to);
	}

	/** The frames that carried it. */
	public List<FrameRef> frames() {
		return carriers.get();
	}

	/** The frame that completed it. */
	public FrameRef frame() {
		return frames().getLast();
	}

	/** The payload as a layer ({@code capture.udp}). @param word its name in a chain */
	public Layer layer(String word) {
		Carriage carriage = flow.carriage(side, Optional.empty());
		byte[] copy = copy();
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson());
		if (aggregated || flow.ref().depth() > 0) {
			params.put("depth", flow.ref().depth()).put("packet", packet);
		}
		return Layer.leaf(carriage, "capture.udp", params, List.of(new Piece(0, copy.length, frames(), payloadOffset)), List.of(), word, copy);
	}
}
