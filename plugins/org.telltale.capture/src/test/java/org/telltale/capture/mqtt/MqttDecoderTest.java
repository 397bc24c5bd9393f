package org.telltale.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.Talk;

class MqttDecoderTest {

	private static String packet(int first, String rest) {
		return (char) first + "" + (char) rest.length() + rest;
	}

	private static String text(String text) {
		return "\0" + (char) text.length() + text;
	}

	private static final String CONNECT = packet(0x10, text("MQTT") + "\u0004\u00c6\0\u003c" + text("phone-1") + text("will/t") + text("gone") + text("user") + text("pw"));

	private static Talk talk() {
		return new Talk(1883).out(CONNECT).in(packet(0x20, "\0\0")).out(packet(0x82, "\0\u0001" + text("push/phone-1") + "\u0001")).in(packet(0x90, "\0\u0001\u0001"))
				.in(packet(0x32, text("push/phone-1") + "\0\u0007" + "{\"imei\":1}")).out(packet(0x40, "\0\u0007")).out(packet(0xc0, "")).out(packet(0xe0, ""));
	}

	@Test
	void whoConnectsTopicsAndMessagesAreTold() {
		var told = talk().read();
		assertEquals(List.of("mqtt.msgtype=1 mqtt.protoname=MQTT mqtt.ver=4 mqtt.kalive=60 mqtt.clientid=phone-1 mqtt.willtopic=will/t mqtt.willmsg=676f6e65 mqtt.username=user mqtt.passwd=7077",
				"mqtt.msgtype=2 mqtt.conack.val=0", "mqtt.msgtype=8 mqtt.msgid=1 mqtt.topic=push/phone-1 mqtt.sub.qos=1", "mqtt.msgtype=3 mqtt.qos=1 mqtt.topic=push/phone-1 mqtt.msgid=7",
				"mqtt.msgtype=14"), Talk.words(told));
		Layer message = told.ending("message").getFirst();
		assertEquals("mqtt.publish", message.op());
		assertArrayEquals(Talk.latin("{\"imei\":1}"), message.bytes());
		assertEquals("{\"level\":4}", message.params().toString());
		assertEquals(Optional.of("mqtt"), told.of(FlowRecord.class).getFirst().protocol());
	}

	@Test
	void propertiesOfVersion5ArePassedOver() {
		var told = new Talk(1883).out(packet(0x10, text("MQTT") + "\u0005\u0002\0\u003c\u0005\u0011\0\0\0\n" + text("c5"))).in(packet(0x20, "\0\0\0"))
				.out(packet(0x30, text("t") + "\u0002\u0001\u0001" + "hello")).read();
		assertArrayEquals(Talk.latin("hello"), told.ending("message").getFirst().bytes());
		assertEquals("mqtt.msgtype=2 mqtt.connack.reason_code=0", Talk.words(told).get(1));
	}

	@Test
	void lengthOfSeveralBytesIsRead() {
		String body = text("t") + "x".repeat(300);
		String publish = "\u0030" + (char) (body.length() & 0x7f | 0x80) + (char) (body.length() >> 7) + body;
		assertEquals(300, new Talk(1883).out(CONNECT).out(publish).read().ending("message").getFirst().length());
	}

	@Test
	void packetsThatContradictThemselvesGoOutRaw() {
		for (String wrong : List.of(packet(0x30, "\0\u0009t"), packet(0x36, text("t") + "\0\u0001x"), "\u0030\u00ff\u00ff\u00ff\u00ff\u0001", packet(0x00, ""))) {
			var told = new Talk(1883).out(CONNECT).out(wrong).read();
			assertEquals(wrong.length(), told.ending("tcp").getFirst().length());
		}
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		talk().hostile();
	}

	@Test
	void fieldsOfEveryCutAreReadWithoutAnError() {
		byte[] connect = Talk.latin(CONNECT);
		for (int length = 0; length < connect.length; length++) {
			assertEquals(List.of(), new MqttFields(4).fields(Arrays.copyOf(connect, length)));
		}
		assertEquals(9, new MqttFields(4).fields(connect).size());
	}
}
