package org.telltale.capture.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/** An MQTT connection: packet after packet on both sides. */
final class MqttConversation implements StreamDecoder {

	private final Connection owner;
	private final CaptureContext context;
	private final int level;
	private final RawWindows[] raw;
	private final boolean[] lost = new boolean[2];

	MqttConversation(Connection owner, int level) {
		this.owner = owner;
		this.context = owner.context();
		this.level = level;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		while (!lost[side] && stream.available() > 1) {
			int from = stream.index(stream.consumed());
			long length = MqttDecoder.length(stream.buffer(), from, stream.index(stream.delivered()));
			if (length < 0 || length > context.limits().maxMessageBytes()) {
				lost[side] = true;
			} else if (length == 0 || length > stream.available()) {
				return;
			} else {
				packet(side, stream, Arrays.copyOfRange(stream.buffer(), from, from + (int) length));
			}
		}
		if (lost[side]) {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	private void packet(int side, ByteStream stream, byte[] packet) {
		Optional<MqttMessage> decoded = MqttDecoder.decode(packet, level);
		if (decoded.isEmpty()) {
			lost[side] = true;
			return;
		}
		MqttMessage message = decoded.get();
		long from = stream.consumed();
		long end = from + packet.length;
		FrameRef frame = stream.frameAt(end - 1).orElseThrow();
		if (context.wantsLayers()) {
			layers(message, stream.layer(from, end, "mqtt." + message.name()));
		}
		if (message.tells()) {
			context.record(new MessageRecord(owner.flow().ref(), frame.number(), frame.timeNanos(), "mqtt",
					owner.flow().roles().handset().direction(side == 0), message.fields()));
		}
		stream.consume(end);
	}

	private void layers(MqttMessage message, Layer packet) {
		if (message.type() != MqttMessage.PUBLISH || message.payload().length() == 0) {
			context.layers(List.of(packet));
			return;
		}
		byte[] bytes = Arrays.copyOfRange(packet.bytes(), (int) message.payload().offset(), (int) message.payload().end());
		context.layers(List.of(packet, packet.child("mqtt.publish", Json.object().put("level", level), List.of(packet.all()),
				ByteMap.pieces(List.of(message.payload())), "message", bytes)));
	}

	@Override
	public void gap(int side) {
		lost[side] = true;
		raw[side].offer(Long.MAX_VALUE, true);
	}

	@Override
	public void end(int side) {
		raw[side].offer(Long.MAX_VALUE, true);
	}
}
