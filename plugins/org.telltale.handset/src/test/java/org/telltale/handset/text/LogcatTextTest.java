package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.handset.HandsetEvent;

class LogcatTextTest {

	@ParameterizedTest
	@ValueSource(strings = {
			"D/Tag( 1234): a: message", // brief
			"01-02 01:02:04.156 D/Tag( 1234): a: message", // time
			"01-02 01:02:04.156  1234  5678 D Tag     : a: message", // threadtime
			"2014-01-02 01:02:04.156 +0800  1234  5678 D Tag: a: message",
			"2014-01-02 01:02:04.156789 +0000 u0_a21  1234  5678 D Tag: a: message",
			"2014-01-02 01:02:04.156 D/Tag     (10021: 1234): a: message",
			"1388624524.156  1234  5678 D Tag: a: message", // epoch
			"    12.156  1234  5678 D Tag: a: message", // monotonic
			"[ 01-02 01:02:04.156  1234: 5678 D/Tag ]\na: message\n\n"})
	void everyFormGivesTagLevelProcessAndMessage(String text) {
		ReadText read = ReadText.of(text + "\n");
		HandsetEvent event = read.event(0);
		assertEquals(List.of("logcat", "log", "Tag", "a: message"), List.of(read.format(), event.kind(), event.subject(), event.text()));
		assertEquals("D", event.attributes().get("level"));
		assertEquals("1234", event.attributes().get("pid"));
		assertEquals(List.of(), read.problems());
	}

	@Test
	void whatATimeDoesNotSayIsSaidAndNotGuessed() {
		ReadText read = ReadText.of("01-02 01:02:04.156 D/Tag( 1): x\n2014-01-02 01:02:04.156 D/Tag( 1): x\n2014-01-02 09:02:04.156 +0800 D/Tag( 1): x\n"
				+ "D/Tag( 1): x\n");
		assertEquals(List.of("year", "zone"), read.event(0).moment().missing());
		assertEquals(List.of("zone"), read.event(1).moment().missing());
		assertEquals(Optional.of(1388624524156000000L), read.event(2).moment().epochNanos());
		assertEquals(Optional.empty(), read.event(0).moment().epochNanos());
		assertEquals(Optional.empty(), read.event(3).moment().written());
	}

	@Test
	void uidsAreNumbers() {
		ReadText read = ReadText.of("2014-01-02 01:02:04.156 u10_a21  1234  5678 D Tag: x\n2014-01-02 01:02:04.156 radio  1  2 D Tag: x\n");
		assertEquals("1010021", read.event(0).attributes().get("uid"));
		assertEquals("1001", read.event(1).attributes().get("uid"));
	}

	@Test
	void buffersAreToldApart() {
		ReadText read = ReadText.of("--------- beginning of main\nD/a( 1): x\n--------- beginning of /dev/log/radio\nD/b( 1): x\n--------- switch to main\nD/c( 1): x\n");
		assertEquals(List.of("main", "radio", "main"), read.all(HandsetEvent.class).stream().map(e -> e.attributes().get("buffer")).toList());
	}

	@Test
	void longMessagesOfSeveralLinesStayTogether() {
		ReadText read = ReadText.of("[ 01-02 01:02:04.156  1:0x2 D/Tag ]\nfalse\n");
		assertEquals("", read.format());
		read = ReadText.of("[ 01-02 01:02:04.156  1: 2 D/Tag ]\none\n\ntwo\n\n[ 01-02 01:02:05.156  1: 2 E/Other ]\nthree\n");
		assertEquals(List.of("one\n\ntwo", "three"), read.all(HandsetEvent.class).stream().map(HandsetEvent::text).toList());
		assertEquals("[ 01-02 01:02:04.156  1: 2 D/Tag ]\none\n\ntwo", read.cited(read.records().getFirst()).strip());
	}

	@Test
	void linesOfNoFormAreReported() {
		ReadText read = ReadText.of("D/a( 1): x\nnonsense\n2014-13-41 01:02:04.156 +0000  1  2 D Tag: no such day\n");
		assertEquals(1, read.records().size());
		assertEquals(List.of("text.line"), read.codes());
		assertEquals(Map.of("level", "D", "pid", "1"), read.event(0).attributes());
	}
}
