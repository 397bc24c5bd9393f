package org.telltale.capture.mqtt;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** MQTT, known by the client's CONNECT. */
public final class MqttProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "mqtt";
	}

	@Override
	public Guess recognise(Opening opening) {
		if (!opening.fromClient()) {
			return Guess.NO;
		}
		int level = MqttDecoder.connectLevel(opening.bytes(), opening.from(), opening.to());
		return level > 0 ? Guess.YES : level == 0 ? Guess.PERHAPS : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(MqttFields::connect);
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		ByteStream client = connection.stream(0);
		return new MqttConversation(connection,
				MqttDecoder.connectLevel(client.buffer(), client.index(client.consumed()), client.index(client.delivered())));
	}
}
